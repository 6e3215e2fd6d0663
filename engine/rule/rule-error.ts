/** A mistake of a rule's author that shows only when the rule is asked: told to him, never taken for *undecided*. */
export class RuleError extends Error {
  readonly rule: string;

  constructor(rule: string, message: string) {
    super(`rule ${rule}: ${message}`);
    this.rule = rule;
  }
}
