"""What the comparison measured, as bench/RESULTS.md and bench/RESULTS.svg; the tables go to standard output, too.

    python report.py WORK FOLDER     reads WORK/SHAPE/results.json and WORK/SHAPE/sql.json
"""

import datetime
import json
import os
import statistics
import subprocess
import sys
from html import escape
from importlib.metadata import version
from pathlib import Path

WORK, HERE = Path(sys.argv[1]), Path(sys.argv[2])
SHAPES = {"compact": "compact (6 × 256, vocabulary 8,192)", "roberta-base": "roberta-base (12 × 768, vocabulary 50,265)"}
MODES = {"arriving": "as arriving", "sorted": "sorted", "single": "one by one"}
PACKAGES = ("torch", "transformers", "tokenizers", "onnxruntime", "openvino", "nncf", "ctranslate2")


def number(x):
    return f"{x:,.0f}" if x >= 100 else f"{x:.1f}"


def cell(rates):
    """Median, and in brackets the slowest and the fastest round."""
    return f"{number(statistics.median(rates))} ({number(min(rates))}–{number(max(rates))})" if rates else ""


def ours(row):
    return row["name"].startswith("t1003")


def label(row):
    return {"t1003": f"**t1003 {row['kind']}**"}.get(row["name"], f"**{row['name']}**" if ours(row) else f"{row['name']} {row['kind']}")


def against_fastest(rows, mine, mode, theirs=None):
    """Our speed in `mode` over that of the peer that is fastest in `theirs`, round by round: median, least, most; and who that is."""
    theirs = theirs or mode
    peers = [row for row in rows if not ours(row)]
    best = max(peers, key=lambda row: statistics.median(row["rate"][theirs]))
    ratios = [a / b for a, b in zip(mine["rate"][mode], best["rate"][theirs])]
    return statistics.median(ratios), min(ratios), max(ratios), f"{best['name']} {best['kind']}"


def ratios(rows):
    find = lambda name: next(row for row in rows if row["name"] == name and row["kind"] == "int8")
    two, one = find("t1003"), find("t1003 on one core")
    yield "as arriving", *against_fastest(rows, two, "arriving")
    yield "sorted", *against_fastest(rows, two, "sorted")
    yield "sorted; ours given all at once", *against_fastest(rows, two, "at-once", "sorted")
    yield "one by one", *against_fastest(rows, two, "single")
    yield "one by one, ours on one core, the peer on two", *against_fastest(rows, one, "single")


def shape_section(results):
    rows, about = results["rows"], results["about"]
    out = [f"## {SHAPES[results['shape']]}", ""]
    counts = ", ".join(f"{MODES[m]} {results['counts'][m]}" for m in MODES)
    out += [f"Texts: {counts}; {about['median']:.0f} tokens in the median, {about['mean']:.0f} on average, {about['min']} to {about['max']}.", ""]
    out += ["| texts/s | " + " | ".join(MODES.values()) + " | all at once | logits differ by |", "|---|" + "---:|" * 5]
    for row in sorted(rows, key=lambda row: statistics.median(row["rate"].get("sorted") or row["rate"]["single"])):
        cells = [cell(row["rate"].get(mode)) for mode in (*MODES, "at-once")]
        out.append(f"| {label(row)} | " + " | ".join(cells) + f" | {row['differ']:.3f} |")
    out += ["", f"Logits are compared with PyTorch's in f32, on 32 texts, where they spread by up to {results['spread']:.2f}. The largest difference is shown.", ""]
    out += ["| ours (int8) against the fastest peer | ratio | rounds | |", "|---|---:|---:|---|"]
    for what, middle, least, most, who in ratios(rows):
        loses = ", **we lose**" if middle < 1 else ""
        out.append(f"| {what} | **{middle:.2f} ×** | {least:.2f}–{most:.2f} | {who}{loses} |")
    for name, why in results["missing"].items():
        out += ["", f"{name} did not run here: it takes no such model or is not for this machine."]
    ways = [f"- {row['name']} {row['kind']}: " + "; ".join(f"{MODES[m]}: {way}" for m, way in row["ways"].items()) for row in rows if row["ways"]]
    return out + ["", "What won the trials, where a library has several ways:", "", *ways, ""]


def sql_section(sql):
    rate, out = sql["rate"], [f"## Inside PostgreSQL, {SHAPES[sql['shape']]}", ""]
    fastest = max((n for n in rate if n.startswith("PL/Python")), key=lambda n: statistics.median(rate[n]))
    per_round = lambda name, other: statistics.median(a / b for a, b in zip(rate[name], rate[other]))
    out += [f"{sql['count']} rows; ours in {sql['dtype']}.", "", "| | rows/s | against the faster PL/Python |", "|---|---:|---:|"]
    for name, rates in rate.items():
        bold = "" if name.startswith("PL/Python") else "**"
        out.append(f"| {bold}{name}{bold} | {cell(rates)} | {per_round(name, fastest):.2f} × |")
    alone = "the engine alone, without PostgreSQL"
    return out + ["", f"`t1003_classify_query` has {100 * per_round('t1003_classify_query', alone):.0f} % of the engine's own speed.", ""]


def machine():
    info = Path("/proc/cpuinfo").read_text()
    field = lambda name: next((line.split(":", 1)[1].strip() for line in info.splitlines() if line.startswith(name)), "?")
    known = set(field("flags").split())
    features = [f for f in ("avx2", "avx512f", "avx_vnni", "avx512_vnni", "avx512_bf16", "amx_tile", "amx_int8") if f in known]
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 2**20
    return (f"{field('model name')} (family {field('cpu family')}, model {field('model')}), two of {os.cpu_count()} cores, "
            f"{memory:.0f} GiB; {', '.join(features) or 'no vector extensions that matter here'}")


def markdown(shapes, sqls):
    commit = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, cwd=HERE).stdout.strip()
    rounds = max(len(rates) for results in shapes for row in results["rows"] for rates in row["rate"].values())
    return "\n".join([
        "# Speed beside the peers", "",
        "Written by `make bench-peers`; do not edit. [RESULTS.svg](RESULTS.svg) is the picture.", "",
        f"- {datetime.date.today()}, commit {commit or 'unknown'}", f"- {machine()}",
        "- " + ", ".join(f"{p} {version(p)}" for p in PACKAGES), "",
        "Every contender has the same seeded random weights, the same distinct texts (generated commands, cut to log-normal "
        "lengths) and the same two cores, and runs in a process of its own. The contenders take turns, "
        f"{rounds} rounds; while one runs the others are stopped. Numbers are the median of the rounds, in brackets the "
        "slowest and the fastest; ratios are taken round by round. Machines differ and are noisy: trust the ratios, and measure yours.", "",
        "- *as arriving*: batches of 32 in the order of arrival, as a service gets them; peers pad, we pack.",
        "- *sorted*: batches of 32 texts of like length.",
        "- *one by one*: the next text when the last one is answered.",
        "- *all at once*: ours alone, the sorted texts in one call; it sorts and batches by itself. In SQL this is how it is called.",
        "- Tokenising is counted for all. Peers tokenise with Hugging Face's tokenizers, called directly, on two threads.",
        "- bf16 only where the processor has it. PyTorch: eager, inference mode, SDPA. ONNX Runtime: graphs with and without its "
        "transformer fusion, int8 dynamic for each channel. OpenVINO: latency and throughput hints; int8 by NNCF with 64 texts for "
        "calibration. CTranslate2: its encoder, the head in numpy.", "",
        *(line for results in shapes for line in shape_section(results)), *(line for sql in sqls for line in sql_section(sql))])


def svg(shapes):
    """Bars of the fastest way of each library, for each shape and mode; lengths are shares of the longest bar of the group."""
    width, left, bar, y, parts = 860, 190, 15, 34, []
    text = lambda x, y, s, more="": parts.append(f'<text x="{x}" y="{y}" {more}>{escape(s)}</text>')
    text(10, 22, "Texts per second on two cores (median; same weights, texts and cores)", 'font-weight="bold" font-size="14"')
    for results in shapes:
        y += 26
        text(10, y, SHAPES[results["shape"]], 'font-weight="bold"')
        for mode, title in MODES.items():
            y += 22
            text(10, y, title, 'font-style="italic"')
            y += 6
            rows = [(label(r).strip("*"), statistics.median(r["rate"][mode]), ours(r)) for r in results["rows"] if mode in r["rate"]]
            best = {}
            for r, (name, rate, mine) in zip((r for r in results["rows"] if mode in r["rate"]), rows):
                key = (r["name"], mine and r["kind"])
                best[key] = max(best.get(key, ("", 0, mine)), (name, rate, mine), key=lambda b: b[1])
            longest = max(rate for _, rate, _ in best.values())
            for name, rate, mine in sorted(best.values(), key=lambda b: b[1]):
                length = (width - left - 80) * rate / longest
                text(left - 6, y + bar - 4, name, 'text-anchor="end"')
                parts.append(f'<rect x="{left}" y="{y}" width="{length:.1f}" height="{bar - 3}" fill="{"#c2410c" if mine else "#64748b"}"/>')
                text(f"{left + length + 5:.1f}", y + bar - 4, number(rate))
                y += bar
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{y + 14}" font-family="sans-serif" font-size="11" fill="#0f172a">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="#ffffff"/>', *parts, "</svg>", ""])


def main():
    read = lambda file: [json.loads(p.read_text()) for shape in SHAPES if (p := WORK / shape / file).exists()]
    shapes, sqls = read("results.json"), read("sql.json")
    report = markdown(shapes, sqls)
    (HERE / "RESULTS.md").write_text(report)
    (HERE / "RESULTS.svg").write_text(svg(shapes))
    print(report[report.index("## "):])


if __name__ == "__main__":
    main()
