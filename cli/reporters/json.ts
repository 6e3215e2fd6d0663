import type { Report } from '#engine/index.js';

/** The report as it is: `schemas/report.schema.json`. */
export const json = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
