"""The same question inside PostgreSQL: a PL/Python function over transformers, as PostgresML does it, beside the
extension, on the same table, weights and cores, in alternation; each in a session of its own.

    python inside_sql.py SHAPE FOLDER OURS ROUNDS PSQL SITE_PACKAGES     writes FOLDER/sql.json
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

CORES = sorted(os.sched_getaffinity(0))[:2]
SHAPE, FOLDER, OURS, ROUNDS, PSQL, PACKAGES = sys.argv[1:]
FOLDER, ROUNDS = Path(FOLDER).resolve(), int(ROUNDS)

# PostgresML's transform() hands its texts to a pipeline that it keeps; batches of 32 are the pipeline's best here
PIPE = f"""
if 'pipe' not in GD:
    import site
    site.addsitedir('{PACKAGES}')
    import torch, transformers
    torch.set_num_threads({len(CORES)})
    GD['pipe'] = transformers.pipeline('text-classification', model='{FOLDER}', device='cpu', batch_size=32, top_k=None)
score = lambda labels: next(l['score'] for l in labels if l['label'] == 'T1003.002')
"""
FUNCTIONS = f"""
CREATE EXTENSION IF NOT EXISTS plpython3u;
CREATE EXTENSION IF NOT EXISTS t1003;
CREATE OR REPLACE FUNCTION python_score(body text) RETURNS real LANGUAGE plpython3u STABLE AS $$
{PIPE}
return score(GD['pipe']([body])[0])
$$;
CREATE OR REPLACE FUNCTION python_scores(texts text[]) RETURNS real[] LANGUAGE plpython3u STABLE AS $$
{PIPE}
return [score(labels) for labels in GD['pipe'](texts)]
$$;
DROP TABLE IF EXISTS commands;
-- thin pages, so that a parallel scan has enough of them to share
CREATE TABLE commands (id int PRIMARY KEY, body text) WITH (fillfactor = 20);
"""
# in each session: this model, two threads, no memory of verdicts
OURS_SET = f"SET t1003.model_path = '{FOLDER}'; SET t1003.device = 'cpu'; SET t1003.threads = {len(CORES)}; SET t1003.cache_entries = 0;"
SERIAL = "SET max_parallel_workers_per_gather = 0;"
PARALLEL = """SET max_parallel_workers_per_gather = 1; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0;
              SET min_parallel_table_scan_size = 0;"""
CONTENDERS = {
    "PL/Python, a row at a time": (SERIAL, "SELECT sum(python_score(body)) FROM commands"),
    "PL/Python, arrays of 32": (SERIAL, """SELECT sum(s) FROM (SELECT unnest(python_scores(array_agg(body))) AS s
        FROM (SELECT body, row_number() OVER () AS n FROM commands) t GROUP BY (n - 1) / 32) t"""),
    "t1003_score, one process": (OURS_SET + SERIAL, "SELECT sum(t1003_score(body)) FROM commands"),
    "t1003_score, parallel plan": (OURS_SET + PARALLEL, "SELECT sum(t1003_score(body)) FROM commands"),
    "t1003_classify_query": (OURS_SET + SERIAL, "SELECT sum(score) FROM t1003_classify_query('SELECT id, body FROM commands')"),
}


class Session:
    def __init__(self, settings=""):
        self.process = subprocess.Popen([*PSQL.split(), "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1"], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.ask(settings)

    def ask(self, sql):
        """The rows of the answer."""
        self.process.stdin.write(f"{sql};\n\\echo :: done\n")
        self.process.stdin.flush()
        rows = []
        while (line := self.process.stdout.readline().rstrip("\n")) != ":: done":
            if not line and self.process.poll() is not None:
                raise RuntimeError(f"psql ended at: {sql}")
            rows.append(line)
        return rows

    def seconds(self, sql):
        start = time.perf_counter()
        self.ask(sql)
        return time.perf_counter() - start

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def main():
    texts = json.loads((FOLDER / "texts.json").read_text())["sql"]
    admin = Session()
    admin.ask(FUNCTIONS)
    rows = ", ".join("({}, $t${}$t$)".format(i, t) for i, t in enumerate(texts))
    admin.ask(f"INSERT INTO commands VALUES {rows}; ANALYZE commands")
    admin.end()
    engine = subprocess.Popen([OURS, str(FOLDER), str(FOLDER / "texts.json"), str(len(CORES))], text=True,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    engine.stdout.readline()

    def alone():
        engine.stdin.write("int8 sql\n")
        engine.stdin.flush()
        return json.loads(engine.stdout.readline())["seconds"]

    sessions, sums = {}, {}
    for name, (settings, query) in CONTENDERS.items():
        sessions[name] = Session(settings)
        # loads the model, and says whether all compute the same thing
        sums[name] = float(sessions[name].ask(query)[0])
        print(f"  {name}: sum of scores {sums[name]:.2f}", file=sys.stderr)
    plan = "\n".join(sessions["t1003_score, parallel plan"].ask("EXPLAIN " + CONTENDERS["t1003_score, parallel plan"][1]))
    assert "Workers Planned: 1" in plan, plan
    dtype = sessions["t1003_classify_query"].ask("SELECT dtype FROM t1003_model()")[0]
    times = {}
    for round in range(ROUNDS):
        for name, (_, query) in CONTENDERS.items():
            times.setdefault(name, []).append(sessions[name].seconds(query))
        times.setdefault("the engine alone, without PostgreSQL", []).append(alone())
        print(f"  round {round + 1} of {ROUNDS}", file=sys.stderr)
    for session in sessions.values():
        session.end()
    engine.kill()
    rates = {name: [len(texts) / s for s in some] for name, some in times.items()}
    (FOLDER / "sql.json").write_text(json.dumps(dict(shape=SHAPE, count=len(texts), dtype=dtype, rate=rates, sums=sums), indent=1))


if __name__ == "__main__":
    # the server was started on the same cores
    os.sched_setaffinity(0, CORES)
    main()
