import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { scheduleError } from '#engine/resource/validation/batch/cron-schedule.js';

const locationError = (zone: string): string | undefined => (zone === 'Asia/Tokyo' ? undefined : `unknown time zone ${zone}`);

const RIGHT = [
  '*/15 3 * * 1-5', '0 0 1 1 *', '  5 4 * * sun\t', '? ? ? ? ?', '*-x * * * *', '0 0 31 2 *', ', * * * *', '1,,2 * * * *', '+5 007 * * *', '5/100 * * * *', '0-10/3 22 * JAN-Mar MON,fri',
  '@daily', '@every 1h30m', '@every -1.5s', '@every 0', '@every .5µs', 'TZ=Asia/Tokyo 0 * * * *', 'CRON_TZ=Asia/Tokyo @hourly',
];

const WRONG: { readonly [schedule: string]: string } = {
  '* * * *': 'expected exactly 5 fields, found 4: [* * * *]',
  ' ': 'expected exactly 5 fields, found 0: []',
  '0 0 0 * * *': 'expected exactly 5 fields, found 6: [0 0 0 * * *]',
  '60 * * * *': 'end of range (60) above maximum (59): 60',
  '70/5 * * * *': 'beginning of range (70) beyond end of range (59): 70/5',
  '* 22-2 * * *': 'beginning of range (22) beyond end of range (2): 22-2',
  '* * 0 * *': 'beginning of range (0) below minimum (1): 0',
  '* * * * 7': 'end of range (7) above maximum (6): 7',
  '* * * * fri-mon': 'beginning of range (5) beyond end of range (1): fri-mon',
  '* * * 1-2-3 *': 'too many hyphens: 1-2-3',
  '*/2/3 * * * *': 'too many slashes: */2/3',
  '*/0 * * * *': 'step of range should be a positive number: */0',
  '*/-2 * * * *': 'negative number (-2) not allowed: -2',
  '*/ * * * *': 'failed to parse int from : strconv.Atoi: parsing "": invalid syntax',
  'mon * * * *': 'failed to parse int from mon: strconv.Atoi: parsing "mon": invalid syntax',
  '* * L * *': 'failed to parse int from L: strconv.Atoi: parsing "L": invalid syntax',
  '@reboot': 'unrecognized descriptor: @reboot',
  '@daily ': 'unrecognized descriptor: @daily ',
  '@every 1d': 'failed to parse duration @every 1d: time: unknown unit "d" in duration "1d"',
  '@every 5': 'failed to parse duration @every 5: time: missing unit in duration "5"',
  '@every  5s': 'failed to parse duration @every  5s: time: invalid duration " 5s"',
  'TZ=Mars 0 * * * *': 'provided bad location Mars: unknown time zone Mars',
  'TZ=Mars': 'invalid schedule format: runtime error: slice bounds out of range [:-1]',
};

for (const schedule of RIGHT) test(`"${schedule}" is a schedule`, () => assert.is(scheduleError(schedule, locationError), undefined));

for (const [schedule, message] of Object.entries(WRONG)) test(`"${schedule}" is none`, () => assert.is(scheduleError(schedule, locationError), message));

test.run();
