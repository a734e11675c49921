import { z } from 'zod';

const ADDRESS = /^[^\s@]+@[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)*$/u;

/** An e-mail address in any script, such as `info@müller.example`: who has one buys like anybody else. */
export const emailAddress = (error: string) => z.email({ pattern: ADDRESS, error });
