// The settings of the embedded server, given on its command line so that a cluster never carries old ones.

export type Tuning = 'durable' | 'test';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  timezone: 'UTC',
  logging_collector: 'off',
  log_destination: 'stderr',
  // The kind of process, so that we can tell errors of the server from errors of a query.
  log_line_prefix: '%b|',
  // Reports name people and places: no text or value of a statement may reach a log.
  log_min_messages: 'warning',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export function settingFlags(tuning: Tuning): string[] {
  const settings = tuning === 'test' ? { ...SETTINGS, ...CARELESS } : SETTINGS;
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
