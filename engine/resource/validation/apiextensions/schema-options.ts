/** What an update of a CRD is spared because the stored one has it already. Follows apiextensions validation.validationOptions. */
export interface SchemaOptions {
  readonly requireValidPropertyType: boolean;
  readonly requireStructuralSchema: boolean;
  readonly requirePrunedDefaults: boolean;
  readonly requireAtomicSetType: boolean;
  readonly requireMapListKeysMapSetValidation: boolean;
  /** False for a version whose schema is unchanged. */
  readonly limitsExpressionCost: boolean;
}

/** What holds for a creation. */
export const STRICT: SchemaOptions = {
  requireValidPropertyType: true, requireStructuralSchema: true, requirePrunedDefaults: true,
  requireAtomicSetType: true, requireMapListKeysMapSetValidation: true, limitsExpressionCost: true,
};
