import { CelError } from '#engine/cel/cel-error.js';
import type { CelFunction } from '#engine/cel/libraries/library.js';

function charAt(text: string, index: bigint): string {
  if (index < 0n || index > BigInt(text.length)) throw new CelError(`index out of range: ${String(index)}`);
  return text.charAt(Number(index));
}

function replaceSome(text: string, from: string, to: string, most: bigint): string {
  if (most < 0n) return text.replaceAll(from, () => to);
  const parts = text.split(from);
  const cut = Number(most) + 1;
  const head = parts.slice(0, cut).join(to);
  return parts.length > cut ? [head, ...parts.slice(cut)].join(from) : head;
}

/** What the package lacks of CEL's strings extension, version 2 (`cel-go/ext/strings.go`). Indexes count UTF-16 code units. */
export const strings: readonly CelFunction[] = [
  { signature: 'string.charAt(int): string', handler: charAt },
  { signature: 'string.reverse(): string', handler: (text: string) => [...text].reverse().join('') },
  { signature: 'string.replace(string, string): string', handler: (text: string, from: string, to: string) => text.replaceAll(from, () => to) },
  { signature: 'string.replace(string, string, int): string', handler: replaceSome },
];
