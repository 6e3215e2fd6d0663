import { nearestWord } from '#engine/index.js';
import { didYouMean, UsageError } from '#cli/usage-error.js';

/** The asked version as the library names it (`v1.33.4` is `1.33`); without one the newest. */
export function kubernetesVersionOf(asked: string | undefined, versions: readonly string[]): string {
  const newest = versions.at(-1) ?? '';
  if (asked === undefined || asked === 'latest') return newest;
  const minor = /^v?(\d+\.\d+)(?:\.\d+.*)?$/.exec(asked)?.[1] ?? asked;
  if (versions.includes(minor)) return minor;
  throw new UsageError(`--kubernetes-version ${asked}: not known${didYouMean(nearestWord(minor, versions))}; there are ${versions[0] ?? 'none'} to ${newest}`);
}
