/** The parts of an image reference. What is not written is empty. */
export interface ImageReference {
  /** Registry and path, as written. */
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/**
 * Takes an image reference apart: `host:5000/shop/web:1.2@sha256:…`. A colon before the last slash is a port, not a tag.
 * Follows distribution/reference; nothing is normalised (`nginx` stays `nginx`).
 */
export function parseImage(image: string): ImageReference {
  const at = image.indexOf('@');
  const digest = at < 0 ? '' : image.slice(at + 1);
  const named = at < 0 ? image : image.slice(0, at);
  const colon = named.lastIndexOf(':');
  return colon > named.lastIndexOf('/')
    ? { repository: named.slice(0, colon), tag: named.slice(colon + 1), digest }
    : { repository: named, tag: '', digest };
}
