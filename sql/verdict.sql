-- The answer for one text.
CREATE TYPE t1003_verdict AS (
    label      text,  -- the predicted label: 'T1003.002' or 'Benign' with the shipped model
    confidence real,  -- probability of that label
    score      real,  -- probability of T1003.002
    windows    int    -- model inputs that the text was cut into
);
COMMENT ON TYPE t1003_verdict IS 'label, its probability, the probability of T1003.002, and how many windows the text was read in';
