// `npm run audit:verify`: tells in one line whether the audit is as it was written.
import { verifyAudit } from './verification.ts';

process.exitCode = await verifyAudit(process.argv.slice(2));
