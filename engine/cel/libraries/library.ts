import type { RegisteredFunctionHandler } from '@marcbachmann/cel-js';

/** A function that conditions may call beside CEL's own: its CEL signature, and what it does. Handlers are synchronous and pure. */
export interface CelFunction {
  readonly signature: string;
  readonly handler: RegisteredFunctionHandler;
}
