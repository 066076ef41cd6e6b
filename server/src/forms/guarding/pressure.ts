/**
 * How hard a form is pressed, and what its challenge costs then.
 *
 * Counted are the submissions of the form in the present and the last minute. Up to `CALM` a minute
 * nothing changes; from there each doubling doubles the work of one answer, up to 16 times:
 *
 *   per minute   up to 20   40   80   160   320 and more
 *   work              1x    2x   4x    8x            16x
 *
 * The base is what a phone of some years ago does in about a second.
 */
const CALM = 20;
const MAX_FACTOR = 16;
export const BASE_WORK = 40_000;

/** 1 while calm, then 2, 4, 8, 16. */
export const factorOf = (perMinute: number): number =>
  perMinute < CALM * 2 ? 1 : Math.min(MAX_FACTOR, 2 ** Math.floor(Math.log2(perMinute / CALM)));

/** Whether a form that asks for a challenge only under pressure asks now. */
export const isPressed = (perMinute: number): boolean => perMinute > CALM;

/** The largest number that a solver may have to try. */
export const workFor = (perMinute: number): number => BASE_WORK * factorOf(perMinute);
