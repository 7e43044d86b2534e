/** The part of vitest's JSON report that is counted. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** What one package's test run left behind; no report means that it died before it could write one. */
export interface SuiteResult {
  readonly name: string;
  readonly exitCode: number;
  readonly report: VitestReport | undefined;
}

export interface Sum {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
  /** One line for each failure. */
  readonly failures: readonly string[];
}

/**
 * Adds up the packages' results. Nothing that went wrong may count as nothing: a file that does not load,
 * a package without a test, a run that ended badly after its tests passed are one failure each.
 */
export function sumResults(suites: readonly SuiteResult[], failedChecks: readonly string[]): Sum {
  let passed = 0;
  const skipped: string[] = [];
  const failures: string[] = [...failedChecks];
  for (const { name, exitCode, report } of suites) {
    const failuresBefore = failures.length;
    let tests = 0;
    for (const { name: file, status, message, assertionResults } of report?.testResults ?? []) {
      const failuresBeforeFile = failures.length;
      for (const { fullName, status: outcome } of assertionResults) {
        tests += 1;
        if (outcome === 'passed') passed += 1;
        else if (outcome === 'failed') failures.push(`${name}: ${fullName}`);
        else skipped.push(`${name}: ${fullName}`);
      }
      if (status !== 'passed' && failures.length === failuresBeforeFile) {
        failures.push(`${name}: ${file} did not load or end well: ${firstLine(message)}`);
      }
    }
    if (report === undefined)
      failures.push(`${name}: the test run died without a report (exit code ${exitCode})`);
    else if (tests === 0 && failures.length === failuresBefore) failures.push(`${name}: has not one test`);
    else if (exitCode !== 0 && failures.length === failuresBefore) {
      failures.push(`${name}: its tests passed, but the run ended with exit code ${exitCode}`);
    }
  }
  return { passed, failed: failures.length, skipped, failures };
}

const firstLine = (message: string | undefined): string => message?.trim().split('\n')[0] || 'no message';
