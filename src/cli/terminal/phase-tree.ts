import type { Phase, RaisedEvent } from '../../contract/run-event.js';
import type { ProgressTarget } from '../command-context.js';
import { PHASE_LABELS } from '../phase-labels.js';
import { makeAllVisible } from './make-visible.js';
import { formatElapsed, type Progress } from './progress.js';

interface PhaseState {
  state: 'pending' | 'running' | 'done' | 'waiting' | 'failed';
  round: number;
  summary: string;
  tool: string;
  startMs: number;
  elapsedMs: number;
}

const REDRAW_MS = 120;
/** ECMA-48: cursor up, erase below; DEC private mode 25: hide and show the cursor. */
const CURSOR_UP = (lines: number): string => (lines > 0 ? `\u001b[${lines}A` : '');
const ERASE_BELOW = '\u001b[0J';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const NARROWEST_COLUMNS = 20;
const DEFAULT_COLUMNS = 80;

/** Progress for terminals: every phase with its state and time, redrawn in place. */
export class PhaseTree implements Progress {
  readonly #target: ProgressTarget;
  readonly #isVerbose: boolean;
  readonly #phases: ReadonlyMap<Phase, PhaseState>;
  readonly #notes: string[] = [];
  readonly #startMs = performance.now();
  #drawnLines = 0;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  #current: PhaseState | undefined;
  runId: string | undefined;

  constructor(target: ProgressTarget, isVerbose: boolean) {
    this.#target = target;
    this.#isVerbose = isVerbose;
    const names = Object.keys(PHASE_LABELS) as Phase[];
    this.#phases = new Map(names.map((name) => [name, newPhase()]));
    this.#start();
  }

  readonly observe = (raised: RaisedEvent, runId: string): void => {
    this.runId = runId;
    this.#apply(makeAllVisible(raised));
    if (this.#isStopped) this.#start();
    else this.#draw();
  };

  pause(): void {
    this.#stopTimer();
    this.#erase();
    this.#target.stream.write(SHOW_CURSOR);
    this.#isStopped = true;
  }

  stop(): void {
    if (this.#isStopped) return;
    this.#stopTimer();
    this.#draw();
    this.#target.stream.write(SHOW_CURSOR);
    this.#drawnLines = 0;
    this.#isStopped = true;
  }

  #start(): void {
    this.#isStopped = false;
    this.#target.stream.write(HIDE_CURSOR);
    this.#draw();
    this.#timer = setInterval(() => this.#draw(), REDRAW_MS).unref();
  }

  #stopTimer(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #apply(event: RaisedEvent): void {
    switch (event.type) {
      case 'phase-start':
        this.#begin(event.data.phase, event.data.round);
        return;
      case 'phase-end':
        this.#end(event.data.phase, event.data.summary);
        return;
      case 'tool-start':
        if (this.#current !== undefined) this.#current.tool = event.data.tool;
        return;
      case 'review-requested':
        if (this.#current !== undefined) this.#current.state = 'waiting';
        this.#notes.push(event.data.title);
        return;
      case 'note':
        this.#notes.push(event.data.text);
        return;
      case 'run-error':
        if (this.#current !== undefined) this.#current.state = 'failed';
        return;
      default:
    }
  }

  #begin(name: Phase, round: number): void {
    const phase = this.#phases.get(name);
    if (phase === undefined) return;
    Object.assign(phase, { state: 'running', round, tool: '', startMs: performance.now() });
    this.#current = phase;
  }

  #end(name: Phase, summary: string): void {
    const phase = this.#phases.get(name);
    if (phase === undefined) return;
    phase.elapsedMs += performance.now() - phase.startMs;
    Object.assign(phase, { state: 'done', summary, tool: '' });
  }

  #draw(): void {
    const lines = this.#lines();
    const text = lines.map((line) => `${line}\n`).join('');
    this.#target.stream.write(`${CURSOR_UP(this.#drawnLines)}\r${ERASE_BELOW}${text}`);
    this.#drawnLines = lines.length;
  }

  #erase(): void {
    this.#target.stream.write(`${CURSOR_UP(this.#drawnLines)}\r${ERASE_BELOW}`);
    this.#drawnLines = 0;
  }

  #lines(): readonly string[] {
    const { style, stream } = this.#target;
    const columns = Math.max(NARROWEST_COLUMNS, (stream.columns || DEFAULT_COLUMNS) - 1);
    const total = formatElapsed(performance.now() - this.#startMs);
    const head = `${style.strong('autopilot')} ${style.faint(`${this.runId ?? 'starting'} ${total}`)}`;
    const phases = [...this.#phases].map(([name, phase]) => this.#formatPhase(name, phase, columns));
    const notes = this.#notes.slice(-3).map((note) => style.faint(cut(`    ${note}`, columns)));
    return [head, ...phases, ...notes];
  }

  #formatPhase(name: Phase, phase: PhaseState, columns: number): string {
    const { style } = this.#target;
    const elapsed =
      phase.state === 'running' ? phase.elapsedMs + performance.now() - phase.startMs : phase.elapsedMs;
    const round = phase.round > 0 ? ` (round ${phase.round + 1})` : '';
    const detail = phase.state === 'running' && this.#isVerbose ? phase.tool : phase.summary;
    const time = phase.state === 'pending' ? '' : formatElapsed(elapsed);
    const text = cut(
      `${PHASE_LABELS[name].padEnd(30)} ${time.padStart(7)}${round}  ${detail}`.trimEnd(),
      columns - 4,
    );
    if (phase.state === 'pending') return `  ${style.faint(`○ ${text}`)}`;
    if (phase.state === 'running') return `  ${style.accent('◐')} ${text}`;
    if (phase.state === 'waiting') return `  ${style.caution('?')} ${text}`;
    return phase.state === 'failed' ? `  ${style.bad('✗')} ${text}` : `  ${style.good('✓')} ${text}`;
  }
}

function newPhase(): PhaseState {
  return { state: 'pending', round: 0, summary: '', tool: '', startMs: 0, elapsedMs: 0 };
}

/** One display line: no line breaks, at most this many characters. */
function cut(text: string, columns: number): string {
  const line = text.replaceAll('\n', ' ');
  return line.length <= columns ? line : `${line.slice(0, columns - 1)}…`;
}
