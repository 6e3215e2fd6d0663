import { asObject, asString } from '#engine/apimachinery/json.js';
import { prepareTemplateAt } from '#engine/resource/defaulting/core/pod-template.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

/** Stands for the uid that the server gives. */
export const UNKNOWN_UID = '00000000-0000-0000-0000-000000000000';

const PREFIX = 'batch.kubernetes.io/';

/** Labels and a selector that no other Job has; labels that defaulting took from the template are the very same ones. Follows jobStrategy's generateSelector. */
function generateSelector(job: MutableObject): void {
  const metadata = asObject(job['metadata']) ?? {};
  const name = asString(metadata['name']) ?? '';
  const isShared = metadata['labels'] === asObject(asObject(asObject(job['spec'])?.['template'])?.['metadata'])?.['labels'];
  const spec = own(job, 'spec');
  const template = own(spec, 'template');
  const labels = own(own(template, 'metadata'), 'labels');
  for (const [key, value] of [['job-name', name], ['controller-uid', UNKNOWN_UID]] as const) {
    labels[key] ??= value;
    labels[`${PREFIX}${key}`] ??= value;
  }
  own(own(spec, 'selector'), 'matchLabels')[`${PREFIX}controller-uid`] ??= UNKNOWN_UID;
  if (isShared || Object.keys(asObject(metadata['labels']) ?? {}).length === 0) own(job, 'metadata')['labels'] = { ...labels };
}

/** Follows jobStrategy.PrepareForCreate; a Job without labels of its own takes those of its template when it is read again. */
export const prepareJob: Prepare = (job, preparing) => {
  prepareTemplateAt('spec', 'template')(job, preparing);
  if (preparing.old === undefined && asObject(job['spec'])?.['manualSelector'] !== true) generateSelector(job);
};
