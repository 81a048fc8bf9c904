/** A line that GitHub's runner obeys; what it says is escaped, so that it stays one line and one command. */
export interface WorkflowCommand {
  readonly name: 'error' | 'warning' | 'notice';
  readonly properties: Readonly<Record<string, string | number | null>>;
  readonly message: string;
}

/** Writes `::name key=value,…::message`; properties that are null are left out. */
export function writeWorkflowCommand({ name, properties, message }: WorkflowCommand): string {
  const pairs = Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name}${pairs.length === 0 ? '' : ` ${pairs.join(',')}`}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
