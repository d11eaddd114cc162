#!/bin/sh
# Two larger networks teach the one that ships. usage: sh training/teach.sh DATA NEWS.jsonl TEACHER_ENCODER ENCODER OUT [MINUTES]
# For a GPU (all three networks learn at once); MINUTES for the teachers, and as many again for what ships.
set -eu
data=$1 news=$2 large=$3 small=$4 out=$5 minutes=${6:-10}
here=$(dirname "$0")
mkdir -p "$out"
tune() { name=$1; shift; python3 "$here/tune.py" --data "$data" --words 2000 --out "$out/$name" "$@" >"$out/$name.log" 2>&1; }
tune large --start "$large" --minutes "$minutes" --rate 7e-5 --heads 8 --without plv & one=$!
tune deep --start "$small" --minutes "$minutes" --rate 2.5e-4 --without plv & two=$!
tune first --start "$small" --layers 8 --minutes "$minutes" --rate 2.5e-4 --without plv & three=$!
wait $one; wait $two; wait $three
cp "$large/config.json" "$large/tokenizer.json" "$out/large/"
for name in deep first; do cp "$small/config.json" "$small/tokenizer.json" "$out/$name/"; done
python3 "$here/label.py" --teachers "$out/large" "$out/deep" "$out/first" --data "$data" --texts "$news" --out "$out/soft.pt"
mkdir -p "$out/again"
cp "$small/config.json" "$small/tokenizer.json" "$out/again/"
cp "$out/first/plain.pt" "$out/again/model.pt"
tune student --start "$out/again" --minutes "$minutes" --rate 2e-4 --texts "$news" --soft "$out/soft.pt" --way 1
tail -n 3 "$out"/*.log
