/** The languages that kubelore speaks. */
export type Language = 'en' | 'ja';

/** All of them, the default first. */
export const LANGUAGES: readonly Language[] = ['en', 'ja'];
