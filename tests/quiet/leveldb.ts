/** A key that was written, with its new value as it stands in the file; null: it was deleted. */
type Put = { key: string; value: string | null };

/** What was written in one go; nothing: what was there already, of which Chromium notes the write alone (measured). */
export type Write = Put[];

const BLOCK = 32_768;
/** Checksum (4), length (2), type (1). */
const HEAD = 7;
/** Of a record that lies in several blocks; 1 is a whole one. */
const FIRST = 2;
const LAST = 4;
/** Sequence number (8), count (4). */
const BATCH_HEAD = 12;
const DELETED = 0;

/**
 * The writes in the log of a LevelDB, which is where `storage.local` goes first, in order (LevelDB, `log_format.md` and
 * `write_batch.cc`). One that is just being written is left out.
 */
export function writes(log: Buffer): Write[] {
  return records(log).map(puts);
}

function records(log: Buffer): Buffer[] {
  const whole: Buffer[] = [];
  let parts: Buffer[] = [];
  for (let at = 0; at + HEAD <= log.length;) {
    const left = BLOCK - (at % BLOCK);
    if (left < HEAD) {
      at += left;
      continue;
    }
    const length = log.readUInt16LE(at + 4);
    const type = log.readUInt8(at + 6);
    const end = at + HEAD + length;
    if (type === 0 || end > log.length) break;
    if (type <= FIRST) parts = [];
    parts.push(log.subarray(at + HEAD, end));
    if (type === 1 || type === LAST) whole.push(Buffer.concat(parts));
    at = end;
  }
  return whole;
}

function puts(batch: Buffer): Write {
  const all: Put[] = [];
  let at = BATCH_HEAD;

  function size(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = batch.readUInt8(at++);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  function text(): string {
    const length = size();
    at += length;
    return batch.toString("utf8", at - length, at);
  }

  while (at < batch.length) {
    const kind = batch.readUInt8(at++);
    const key = text();
    all.push({ key, value: kind === DELETED ? null : text() });
  }
  return all;
}
