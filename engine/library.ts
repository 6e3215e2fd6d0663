import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Term } from '#engine/report/term.js';
import type { RuleSource } from '#engine/rule/rule.js';

/** Data of Kubernetes by version, read when it is asked for: the engine has no disk. */
export interface KubernetesSource {
  /** The versions that there are, oldest first: `1.29` ... */
  readonly versions: readonly string[];
  /** The content of a file of `schemas/kubernetes/`, named relative to it and without `.json`. Throws where there is no such file. */
  load(name: string): Json;
}

/** What kubelore knows: `rules/` and `schemas/`, compiled to JSON by the build and handed in by `cli/`. */
export interface Library {
  readonly rules: readonly RuleSource[];
  /** `rules/glossary/`, for `explain`. */
  readonly glossary: readonly Term[];
  /** `schemas/facts/<fact>.schema.json` by fact. */
  readonly facts: { readonly [fact: string]: JsonObject };
  /** Rows of `schemas/references/`, `schemas/producers/` and `schemas/world.yaml`, as their own schemas describe them. */
  readonly references: readonly JsonObject[];
  readonly producers: readonly JsonObject[];
  readonly world: readonly JsonObject[];
  readonly kubernetes: KubernetesSource;
}
