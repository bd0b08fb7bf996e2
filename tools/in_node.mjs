// Runs traced programs for tools/in_node.py: numbers come and go as doubles through the pipes.
import { readSync, writeSync } from "node:fs";

const programs = [];

function read(size) {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    const got = readSync(0, bytes, at, size - at);
    if (!got) process.exit(0); // whoever asked has gone
    at += got;
  }
  return bytes;
}

function doubles(count) {
  const bytes = read(8 * count);
  return new Float64Array(bytes.buffer, bytes.byteOffset, count);
}

function write(numbers) {
  const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
}

for (;;) {
  const [number, cases, width, repeats] = doubles(4);
  if (number < 0) {
    const text = read(cases).toString("base64");
    programs.push(await import(`data:text/javascript;base64,${text}`));
    continue;
  }
  const { run } = programs[number];
  const values = doubles(cases * programs[number].inputs.reduce((sum, slot) => sum + slot.width, 0));
  const results = new Float64Array(cases * width);
  const start = process.hrtime.bigint();
  for (let turn = 0; turn < repeats; turn++) run(values, results, cases);
  write(Float64Array.of(Number(process.hrtime.bigint() - start) / 1e9 / repeats));
  write(results);
}
