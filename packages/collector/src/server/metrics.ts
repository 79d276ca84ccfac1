/** Counters and histograms in Prometheus' text format (version 0.0.4). */
export interface Metrics {
  count(name: string, labels?: string, by?: number): void;
  /** Seconds. */
  observe(name: string, seconds: number, labels?: string): void;
  /** Read when asked for. */
  gauge(name: string, help: string, read: () => number): void;
  /** What somebody else counts; read when asked for. */
  total(name: string, help: string, read: () => number): void;
  render(): string;
}

const bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5];
const help: { readonly [name: string]: string } = {
  quen_events_total: 'Events by what became of them',
  quen_requests_total: 'Requests by route and status',
  quen_request_seconds: 'Time to answer a request',
  quen_commit_seconds: 'Time of a durable transaction',
  quen_faults_total: 'Faults by kind',
};

interface Histogram {
  readonly buckets: number[];
  sum: number;
  count: number;
}

export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>();
  const histograms = new Map<string, Map<string, Histogram>>();
  const readings = new Map<string, { readonly help: string; readonly type: 'gauge' | 'counter'; readonly read: () => number }>();

  return {
    count(name, labels = '', by = 1) {
      const series = seriesOf(counters, name);
      series.set(labels, (series.get(labels) ?? 0) + by);
    },
    observe(name, seconds, labels = '') {
      const series = seriesOf(histograms, name);
      const histogram = series.get(labels) ?? { buckets: bounds.map(() => 0), sum: 0, count: 0 };
      if (histogram.count === 0) series.set(labels, histogram);
      const bucket = bounds.findIndex((bound) => seconds <= bound);
      if (bucket >= 0) histogram.buckets[bucket] = (histogram.buckets[bucket] ?? 0) + 1;
      histogram.sum += seconds;
      histogram.count++;
    },
    gauge(name, text, read) {
      readings.set(name, { help: text, type: 'gauge', read });
    },
    total(name, text, read) {
      readings.set(name, { help: text, type: 'counter', read });
    },
    render() {
      const lines: string[] = [];
      for (const [name, series] of counters) {
        lines.push(`# HELP ${name} ${help[name] ?? name}`, `# TYPE ${name} counter`);
        for (const [labels, value] of series) lines.push(`${name}${braces(labels)} ${value}`);
      }
      for (const [name, series] of histograms) {
        lines.push(`# HELP ${name} ${help[name] ?? name}`, `# TYPE ${name} histogram`);
        for (const [labels, histogram] of series) lines.push(...renderHistogram(name, labels, histogram));
      }
      for (const [name, { help: text, type, read }] of readings) {
        lines.push(`# HELP ${name} ${text}`, `# TYPE ${name} ${type}`, `${name} ${read()}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
}

function seriesOf<Value>(all: Map<string, Map<string, Value>>, name: string): Map<string, Value> {
  const known = all.get(name);
  if (known !== undefined) return known;
  const series = new Map<string, Value>();
  all.set(name, series);
  return series;
}

function renderHistogram(name: string, labels: string, histogram: Histogram): string[] {
  let below = 0;
  const lines = bounds.map((bound, index) => {
    below += histogram.buckets[index] ?? 0;
    return `${name}_bucket${braces(labels, `le="${bound}"`)} ${below}`;
  });
  lines.push(`${name}_bucket${braces(labels, 'le="+Inf"')} ${histogram.count}`);
  lines.push(`${name}_sum${braces(labels)} ${histogram.sum}`, `${name}_count${braces(labels)} ${histogram.count}`);
  return lines;
}

function braces(...labels: string[]): string {
  const present = labels.filter((label) => label !== '');
  return present.length === 0 ? '' : `{${present.join(',')}}`;
}
