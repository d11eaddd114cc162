#!/bin/sh
# Two larger networks teach one that has learned already. usage: sh training/teach.sh DATA PASSAGES NEWS.jsonl LARGE_ENCODER DEEP_ENCODER STUDENT OUT [MINUTES]
# For a GPU (both teachers learn at once); MINUTES for the teachers, and as many again for the student, a folder as thaw.py makes it.
set -eu
large=$4 deep=$5 student=$6 out=$7 minutes=${8:-5}
sets="--data $1 --passages $2 --texts $3 --kept $7/kept"
here=$(dirname "$0")
mkdir -p "$out"
tune() { name=$1; shift; python3 "$here/tune.py" $sets --without plv plain --out "$out/$name" "$@" >"$out/$name.log" 2>&1; }
tune large --start "$large" --minutes "$minutes" --words 2000 --rate 7e-5 --heads 8 & one=$!
tune deep --start "$deep" --minutes "$minutes" --words 2000 --rate 2.5e-4 & two=$!
wait $one; wait $two
cp "$large/config.json" "$large/tokenizer.json" "$out/large/"
cp "$deep/config.json" "$deep/tokenizer.json" "$out/deep/"
python3 "$here/label.py" --teachers "$out/large" "$out/deep" --student "$student" $sets --out "$out/soft.pt"
python3 "$here/tune.py" $sets --without plv --start "$student" --soft "$out/soft.pt" --minutes "$minutes" --words 3000 --rate 3e-4 --way 1 --out "$out/student"
tail -n 4 "$out"/*.log
