// The program: configuration, then the roles that were asked for, then a stop in reverse order.
import { startProgram } from './program.ts';

await startProgram(process.argv[2]);
