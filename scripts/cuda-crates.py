"""Copies two crates that candle builds on CUDA with, and changes what does not fit a database's library.

    python3 cuda-crates.py CARGO_TOML FOLDER

cudarc: candle asks for it linked to CUDA's libraries, and such a library cannot be loaded where there is no GPU
driver. Here it loads them when they are first called, its own other way, which features alone cannot choose.

candle-kernels: without the kernels for quantised and mixture-of-experts models. Nothing here calls them, they take
most of the build's time, and they would bring CUDA's runtime into the server.

Cargo takes the copies by `paths` in its configuration; Cargo.toml and Cargo.lock stay as they are.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path


def change(path, *changes):
    text = path.read_text()
    for pattern, new in changes:
        text, count = re.subn(pattern, new, text, flags=re.DOTALL)
        if count == 0:
            sys.exit(f"error: {path}: no {pattern!r}: another version of the crate? See {__file__}")
    path.write_text(text)


manifest, folder = sys.argv[1], Path(sys.argv[2])
command = ["cargo", "metadata", "--locked", "--format-version", "1", "--features", "cuda", "--manifest-path", manifest]
packages = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)["packages"]
for name in ["cudarc", "candle-kernels"]:
    [package] = [p for p in packages if p["name"] == name]
    # whole or not at all
    copy, part = folder / name, folder / f"{name}.part"
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(Path(package["manifest_path"]).parent, part)
    if name == "cudarc":
        # the same line as for its feature fallback-dynamic-loading
        change(
            part / "build.rs",
            (
                r'#\[cfg\(feature = "dynamic-linking"\)\]\s*dynamic_linking\(major, minor\);',
                r'println!("cargo:rustc-cfg=feature=\\"dynamic-loading\\"");',
            ),
        )
    else:
        change(
            part / "build.rs",
            (r'\.exclude\(&\[', r'.exclude(&["quantized.cu", '),
            (r"let mut moe_sources = .*", r'let ptx = std::fs::read_to_string(&ptx_path)?;\n    '
             r'Ok(std::fs::write(&ptx_path, ptx + "pub const QUANTIZED: &str = \\"\\";")?)\n}\n'),
            (r"const CUTILE_FEATURE[^\n]*\n", ""),
        )
        change(
            part / "src/ffi.rs",
            (r"^use core::ffi::c_void;\n", ""),
            (r'extern "C" \{(.*)\}\s*$', r"#[allow(warnings)]\nmod left_out {\n    use core::ffi::c_void;\1}\npub use left_out::*;\n"),
            (r"pub fn (\w+)\((.*?)\)( -> \w+)?;", r'pub unsafe extern "C" fn \1(\2)\3 { panic!("\1 is left out of this build") }'),
        )
    shutil.rmtree(copy, ignore_errors=True)
    part.rename(copy)
