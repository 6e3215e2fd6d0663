import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const POD = 'template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}';

const cronJob = (spec: string, metadata = 'name: a', job = POD): string =>
  `{apiVersion: batch/v1, kind: CronJob, metadata: {${metadata}}, spec: {jobTemplate: {spec: {${job}}}, ${spec}}}`;

const CASES: { readonly [spec: string]: readonly string[] } = {
  'schedule: "@daily"': [],
  'schedule: ""': ['Required spec.schedule'],
  'schedule: 0 0 30 2 *, timeZone: Asia/Tokyo': [],
  'schedule: 0 0 * * mars': ['Invalid spec.schedule'],
  'schedule: TZ=Asia/Tokyo 0 0 * * *': ['Invalid spec.schedule'],
  'schedule: TZ=Mars 0 0 * * *': ['Invalid spec.schedule', 'Invalid spec.schedule'],
  'schedule: "@daily", timeZone: ""': ['Invalid spec.timeZone'],
  'schedule: "@daily", timeZone: UTC': [],
  'schedule: "@daily", timeZone: asia/tokyo': ['Invalid spec.timeZone'],
  'schedule: "@daily", timeZone: US/Pacific': [],
  'schedule: "@daily", timeZone: America': ['Invalid spec.timeZone'],
  'schedule: "@daily", timeZone: ../UTC': ['Invalid spec.timeZone'],
  'schedule: "@daily", timeZone: LOCAL': ['Invalid spec.timeZone', 'Invalid spec.timeZone'],
  'schedule: "@daily", concurrencyPolicy: Never': ['NotSupported spec.concurrencyPolicy'],
  'schedule: "@daily", startingDeadlineSeconds: -1, successfulJobsHistoryLimit: -1, failedJobsHistoryLimit: -1':
    ['Invalid spec.startingDeadlineSeconds', 'Invalid spec.successfulJobsHistoryLimit', 'Invalid spec.failedJobsHistoryLimit'],
};

for (const [spec, errors] of Object.entries(CASES)) test(`a CronJob with ${spec}`, () => assert.equal(errorsOf(cronJob(spec)), errors));

test('a schedule with a time zone stays where one was', () => {
  const stored = cronJob('schedule: TZ=Asia/Tokyo 0 0 * * *');
  const changed = cronJob('schedule: CRON_TZ=Asia/Tokyo 1 0 * * *');
  assert.equal(errorsOf(changed, stored), []);
  assert.equal(warningsOf(changed, stored).length, 1);
  assert.equal(errorsOf(cronJob('schedule: TZ=Asia/Tokyo 0 0 * * *, timeZone: Asia/Tokyo'), stored), ['Invalid spec.schedule']);
  assert.equal(errorsOf(cronJob('schedule: "@daily", timeZone: Mars'), cronJob('schedule: "@hourly", timeZone: Mars')), []);
});

test('names leave room for what Jobs are called', () => {
  const name = 'a'.repeat(53);
  assert.equal(errorsOf(cronJob('schedule: "@daily"', `name: ${name}`)), ['Invalid metadata.name']);
  assert.equal(errorsOf(cronJob('schedule: "@daily"', `generateName: ${name}`)), ['Invalid metadata.name']);
  assert.equal(errorsOf(cronJob('schedule: "@daily"', `name: ${name}`), cronJob('schedule: "@hourly"', `name: ${name}`)), []);
});

test('the server makes the selectors of Jobs', () => {
  const job = (text: string): readonly string[] => errorsOf(cronJob('schedule: "@daily"', 'name: a', `${text}, ${POD}`));
  assert.equal(job('selector: {matchLabels: {a b: c}}'), ['Invalid spec.jobTemplate.spec.selector']);
  assert.equal(job('manualSelector: true'), ['NotSupported spec.jobTemplate.spec.manualSelector']);
  assert.equal(job('completionMode: Indexed'), ['Required spec.jobTemplate.spec.completions']);
});

test('completions of the Jobs are not filled in', () => {
  const at = 'spec.jobTemplate.spec';
  assert.equal(errorsOf(cronJob('schedule: "@daily"', 'name: a', `${POD}, completionMode: Indexed, successPolicy: {rules: [{}, {succeededCount: 1}]}`)).sort(),
    [`Required ${at}.completions`, `Required ${at}.successPolicy.rules[0]`]);
});

test.run();
