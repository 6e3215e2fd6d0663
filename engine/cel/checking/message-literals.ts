/** How a literal of a message, such as `Object.spec{replicas: 1}`, is written as calls. */
export interface MessageFunctions {
  /** The function that makes a message of this type from the list of its fields. */
  make(type: string): string;
  /** The function that makes a field from its value. */
  field(type: string, field: string): string;
}

/** The function that stands for an optional entry: what is in it, if anything. */
export const OPTIONAL_VALUE = 'optional_value_';

const STRING = /(?:[bB]?[rR]|[rR][bB])(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*')|[bB]?(?:"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/.source;
const TOKEN = new RegExp(`(?<blank>(?:\\s|//[^\\n]*)+)|(?<text>${STRING})|(?<message>[A-Za-z_]\\w*(?:\\s*\\.\\s*[A-Za-z_]\\w*)*)(?=\\s*\\{)|(?<word>\\w+)|(?<sign>[\\s\\S])`, 'g');
const FIELD = /\s*(\?)?\s*([A-Za-z_]\w*)\s*:/y;
const OPTIONAL_ENTRY = /\s*\?/y;
/** Whether the expression has anything that is to be written otherwise. */
const NEEDED = /[A-Za-z_]\s*\{|[{,[]\s*\?|(?:^|[^\w)\]}"'`\s])\s*\.\s*[A-Za-z_]/;

/** A bracket that is open. */
interface Bracket {
  readonly kind: 'message' | 'map' | 'list' | 'other';
  /** Of a message. */
  readonly type: string;
  /** What closes the entry that is open. */
  closing: string;
  /** An optional entry of a map whose `:` is still to come. */
  isOptionalKey: boolean;
}

const CLOSING: { readonly [kind in Bracket['kind']]: string } = { message: '])', map: '}', list: ']', other: '' };

/** Rewrites one expression from left to right. */
class Rewriting {
  readonly source: string;
  readonly functions: MessageFunctions;
  readonly open: Bracket[] = [];
  made = '';
  /** Whether what was read last is a value: a `[` after it is an index, a `.` a selection. */
  isAfterValue = false;
  at = 0;

  constructor(source: string, functions: MessageFunctions) {
    this.source = source;
    this.functions = functions;
  }

  /** Opens a bracket, and its first entry. */
  enter(kind: Bracket['kind'], written: string, type = ''): void {
    this.made += written;
    this.open.push({ kind, type, closing: '', isOptionalKey: false });
    this.isAfterValue = false;
    this.beginEntry();
  }

  /** The name of a message's field, the mark of an optional entry. */
  beginEntry(): void {
    const bracket = this.open.at(-1);
    if (bracket?.kind === 'message') this.beginField(bracket);
    else if (bracket?.kind === 'map' || bracket?.kind === 'list') {
      OPTIONAL_ENTRY.lastIndex = this.at;
      const found = OPTIONAL_ENTRY.exec(this.source);
      if (found === null) return;
      this.at = OPTIONAL_ENTRY.lastIndex;
      if (bracket.kind === 'map') bracket.isOptionalKey = true;
      else {
        this.made += `${OPTIONAL_VALUE}(`;
        bracket.closing = ')';
      }
    }
  }

  beginField(bracket: Bracket): void {
    FIELD.lastIndex = this.at;
    const found = FIELD.exec(this.source);
    if (found === null) return;
    const [, optional, name = ''] = found;
    this.at = FIELD.lastIndex;
    this.made += `${this.functions.field(bracket.type, name)}(${optional === undefined ? '' : `${OPTIONAL_VALUE}(`}`;
    bracket.closing = optional === undefined ? ')' : '))';
  }

  endEntry(): void {
    const bracket = this.open.at(-1);
    if (bracket === undefined) return;
    this.made += bracket.closing;
    bracket.closing = '';
  }

  leave(sign: string): void {
    this.endEntry();
    const bracket = this.open.pop();
    this.made += bracket === undefined || bracket.kind === 'other' ? sign : CLOSING[bracket.kind];
    this.isAfterValue = true;
  }

  message(type: string): void {
    this.at = this.source.indexOf('{', this.at) + 1;
    if (type === 'in') this.enter('map', 'in {');
    else this.enter('message', `${this.functions.make(type)}([`, type);
  }

  sign(sign: string): void {
    const bracket = this.open.at(-1);
    switch (sign) {
      case '{': return this.enter('map', sign);
      case '[': return this.isAfterValue ? this.enter('other', sign) : this.enter('list', sign);
      case '(': return this.enter('other', sign);
      case '}': case ']': case ')': return this.leave(sign);
      case ',':
        this.endEntry();
        this.made += sign;
        this.isAfterValue = false;
        return this.beginEntry();
      case ':':
        this.made += sign;
        if (bracket?.isOptionalKey === true) {
          this.made += `${OPTIONAL_VALUE}(`;
          bracket.closing = ')';
          bracket.isOptionalKey = false;
        }
        break;
      case '.':
        this.made += this.isAfterValue ? sign : ' ';
        break;
      default:
        this.made += sign;
    }
    this.isAfterValue = false;
  }

  done(): string {
    while (this.at < this.source.length) {
      TOKEN.lastIndex = this.at;
      const found = TOKEN.exec(this.source);
      if (found === null) break;
      this.at = TOKEN.lastIndex;
      const [written] = found;
      const { blank, message, sign } = found.groups ?? {};
      if (message !== undefined) this.message(message.replace(/\s/g, ''));
      else if (sign !== undefined) this.sign(sign);
      else {
        this.made += written;
        if (blank === undefined) this.isAfterValue = written !== 'in';
      }
    }
    return this.made;
  }
}

/**
 * The expression with what the parser does not read written otherwise, for a check of names and types: literals of messages as calls of
 * `functions`, optional entries of lists and maps as plain ones, no dot before the first name.
 */
export const withoutMessageLiterals = (source: string, functions: MessageFunctions): string =>
  (NEEDED.test(source) ? new Rewriting(source, functions).done() : source);
