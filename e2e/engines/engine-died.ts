const NAME = 'EngineDied';

/** The error of a test whose browser or driver has ended under it: no assertion has failed. */
export function engineDied(what: string, cause?: unknown): Error {
  const error = new Error(`${what}; no assertion has failed`, { cause });
  error.name = NAME;
  return error;
}

export function isEngineDeath(error: unknown): boolean {
  return error instanceof Error && error.name === NAME;
}
