/** What a command was asked for and cannot do, in a sentence: exit code 2. */
export class BadInput extends Error {}
