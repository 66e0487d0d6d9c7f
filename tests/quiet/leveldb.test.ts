import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Write, writes } from "./leveldb.ts";

const BLOCK = 32_768;
const HEAD = 7;

function text(value: string): Buffer {
  const content = Buffer.from(value);
  const length: number[] = [];
  let rest = content.length;
  for (; rest > 127; rest >>= 7) length.push((rest & 127) | 128);
  return Buffer.concat([Buffer.from([...length, rest]), content]);
}

function batch(write: Write): Buffer {
  const puts = write.map(({ key, value }) =>
    Buffer.concat([
      Buffer.from([value === null ? 0 : 1]),
      text(key),
      value === null ? Buffer.of() : text(value),
    ]),
  );
  return Buffer.concat([Buffer.alloc(12), ...puts]);
}

/** As LevelDB writes: what is left of a block takes the first part, and too little for a head is left empty. */
function log(all: Write[]): Buffer {
  let file = Buffer.of();
  for (const write of all) {
    let content = batch(write);
    for (let isFirst = true; isFirst || content.length > 0; isFirst = false) {
      const left = BLOCK - (file.length % BLOCK);
      if (left < HEAD) file = Buffer.concat([file, Buffer.alloc(left)]);
      const room = (left < HEAD ? BLOCK : left) - HEAD;
      const part = content.subarray(0, room);
      content = content.subarray(room);
      const isLast = content.length === 0;
      const head = Buffer.alloc(HEAD);
      head.writeUInt16LE(part.length, 4);
      head.writeUInt8(isFirst ? (isLast ? 1 : 2) : isLast ? 4 : 3, 6);
      file = Buffer.concat([file, head, part]);
      if (isLast) break;
    }
  }
  return file;
}

describe("the log of a LevelDB", () => {
  it.each<[string, Write[]]>([
    ["nothing", []],
    ["a key and its value", [[{ key: "state", value: '{"at":1}' }]]],
    ["a key that was deleted", [[{ key: "token", value: null }]]],
    [
      "two keys in one go",
      [
        [
          { key: "account", value: "null" },
          { key: "token", value: null },
        ],
      ],
    ],
    [
      "a write of what was there already",
      [[{ key: "state", value: "1" }], [], [{ key: "state", value: "2" }]],
    ],
    ["letters of any length", [[{ key: "ключ", value: '"Großmann"' }]]],
    ["a value of several blocks", [[{ key: "days", value: `"${"x".repeat(100_000)}"` }], []]],
  ])("tells of %s", (_title, all) => {
    expect(writes(log(all))).toEqual(all);
  });

  it("is read right wherever blocks end", () => {
    const put = fc.record({ key: fc.string(), value: fc.option(fc.string({ maxLength: 300 })) });
    fc.assert(
      fc.property(
        fc.integer({ min: BLOCK - 60, max: BLOCK + 60 }),
        fc.array(fc.array(put, { maxLength: 3 }), { maxLength: 4 }),
        (length, more) => {
          const all = [[{ key: "first", value: "x".repeat(length) }], ...more];
          expect(writes(log(all))).toEqual(all);
        },
      ),
    );
  });

  it("leaves out what is just being written", () => {
    const before: Write[] = [[{ key: "one", value: "1" }]];
    const after = log([...before, [{ key: "two", value: "x".repeat(BLOCK) }]]);
    for (let length = log(before).length; length < after.length; length += 997)
      expect(writes(after.subarray(0, length))).toEqual(before);
  });
});
