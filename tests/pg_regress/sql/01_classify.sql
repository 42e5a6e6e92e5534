-- One command line: is it the theft of the Security Account Manager (MITRE ATT&CK T1003.002)?
SELECT label, confidence > 0.9 AS sure, windows FROM t1003_classify('reg save HKLM\SAM C:\temp\sam.hiv');
SELECT label, confidence > 0.9 AS sure FROM t1003_classify('cmd.exe /c reg query HKLM\SECURITY\SAM\Domains\Account');
SELECT label, confidence > 0.9 AS sure
FROM t1003_classify('The user ran a new command prompt that queried the C:\Users directory.');
SELECT label, confidence > 0.9 AS sure FROM t1003_classify('C:\Windows\System32\svchost.exe -k netsvcs -p');

-- The score is the probability of T1003.002; the confidence is that of the predicted label.
SELECT t1003_score('reg save HKLM\SAM C:\temp\sam.hiv') > 0.9 AS high,
       t1003_score('C:\Windows\System32\svchost.exe -k netsvcs -p') < 0.1 AS low;
SELECT v.score = t1003_score(text) AS same_score,
       v.confidence = CASE v.label WHEN 'T1003.002' THEN v.score ELSE v.confidence END AS same_confidence
FROM (VALUES ('reg save HKLM\SAM a'), ('dir C:\Users')) AS t (text), t1003_classify(text) AS v;
