/** The folder of a path, without a slash at its end; empty for the working folder. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last part of a path. */
export const baseNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A path as named from a folder, `.` and `..` resolved. What leads out of the working folder keeps its `..`. */
export function resolvePath(folder: string, named: string): string {
  if (named.startsWith('/')) return named;
  const parts: string[] = [];
  for (const part of `${folder}/${named}`.split('/')) {
    const isUp = part === '..' && parts.length > 0 && parts.at(-1) !== '..';
    if (isUp) parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return (folder.startsWith('/') ? '/' : '') + parts.join('/');
}
