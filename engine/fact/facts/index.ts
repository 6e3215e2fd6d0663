import type { FactDerivation } from '#engine/fact/fact.js';
import { apiVersion } from '#engine/fact/facts/api-version.js';
import { bindingSubject } from '#engine/fact/facts/binding-subject.js';
import { claimBinding } from '#engine/fact/facts/claim-binding.js';
import { container } from '#engine/fact/facts/container.js';
import { containerPort } from '#engine/fact/facts/container-port.js';
import { duplicateObject } from '#engine/fact/facts/duplicate-object.js';
import { envVariable } from '#engine/fact/facts/env-variable.js';
import { namespace } from '#engine/fact/facts/namespace.js';
import { nodePort } from '#engine/fact/facts/node-port.js';
import { pod } from '#engine/fact/facts/pod.js';
import { quantity } from '#engine/fact/facts/quantity.js';
import { reference } from '#engine/fact/facts/reference.js';
import { schemaViolation } from '#engine/fact/facts/schema-violation.js';
import { secretValue } from '#engine/fact/facts/secret-value.js';
import { selection } from '#engine/fact/facts/selection.js';
import { serverField } from '#engine/fact/facts/server-field.js';
import { serverWarning } from '#engine/fact/facts/server-warning.js';
import { syntaxProblem } from '#engine/fact/facts/syntax-problem.js';
import { unknownKind } from '#engine/fact/facts/unknown-kind.js';
import { volume } from '#engine/fact/facts/volume.js';

/** Every fact, by name. */
export const FACTS: readonly FactDerivation[] = [
  apiVersion,
  bindingSubject,
  claimBinding,
  container,
  containerPort,
  duplicateObject,
  envVariable,
  namespace,
  nodePort,
  pod,
  quantity,
  reference,
  schemaViolation,
  secretValue,
  selection,
  serverField,
  serverWarning,
  syntaxProblem,
  unknownKind,
  volume,
];
