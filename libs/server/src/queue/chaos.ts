/**
 * A place where a test may let the process die as if by `kill -9`: set
 * CHAOS_POINT to its name, with NODE_ENV=test. Does nothing anywhere else.
 */
export function chaosPoint(name: string): void {
  if (process.env.NODE_ENV === 'test' && process.env.CHAOS_POINT === name) process.kill(process.pid, 'SIGKILL');
}
