import { phrasesOf, viewSimulation, visible, type Simulation, type SimulationMoment, type SimulationOutcome, type SimulationView } from '#engine/index.js';
import { displayWidth, padTo } from '#cli/reporters/display-width.js';
import { painter, type Paint } from '#cli/reporters/paint.js';

const ENDS: { readonly [outcome in SimulationView['outcome']]: string } = {
  converged: 'at rest',
  oscillating: 'never at rest, the same changes come round again and again,',
  exhausted: 'not at rest yet, given up',
};

/** `Deployment/shop/web` as `Deployment shop/web`; without a namespace `Deployment web`. */
function nameOf(object: string): string {
  const [kind = '', namespace = '', ...name] = object.split('/');
  return visible(`${kind} ${namespace === '' ? '' : `${namespace}/`}${name.join('/')}`);
}

const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);

function roundLines(moments: readonly SimulationMoment[], paint: Paint): readonly string[] {
  const [components, reasons] = [widest(moments.map(({ component }) => component)), widest(moments.map(({ reason }) => reason))];
  let round = 0;
  return moments.flatMap((moment) => {
    const heading = moment.round === round ? [] : [paint('bold', `  round ${moment.round}`)];
    round = moment.round;
    const reason = paint(moment.type === 'Warning' ? 'yellow' : 'cyan', padTo(visible(moment.reason), reasons));
    const times = moment.count > 1 ? ` (${moment.count} times)` : '';
    return [...heading, `    ${paint('dim', padTo(moment.component, components))}  ${reason}  ${nameOf(moment.regarding)}: ${visible(moment.message)}${times}`];
  });
}

/** What has a state to tell, or was made by the control plane; what is only there is counted. */
const isTold = ({ state, made }: SimulationOutcome): boolean => state !== '' || made;

function endLines(objects: readonly SimulationOutcome[], paint: Paint): readonly string[] {
  if (objects.length === 0) return [];
  const told = objects.filter(isTold).map(({ object, count, state }) => ({ name: `${nameOf(object)}${count > 1 ? ` x${count}` : ''}`, state: visible(state) }));
  const width = widest(told.map(({ name }) => name));
  const silent = objects.filter((object) => !isTold(object)).reduce((sum, { count }) => sum + count, 0);
  const lines = told.map(({ name, state }) => `    ${padTo(name, width)}  ${paint(/^(Pending|Lost|Failed|0\/[1-9])/.test(state) ? 'yellow' : 'green', state)}`.trimEnd());
  const others = silent === 0 ? [] : [`    and ${silent} ${silent === 1 ? 'object' : 'objects'} that no component acts on`];
  return [paint('bold', '  in the end'), ...lines, ...others];
}

function claimLines({ claims }: SimulationView, paint: Paint): readonly string[] {
  const waiting = claims.filter(({ phase }) => phase !== 'Bound');
  if (waiting.length === 0) return [];
  const lines = waiting.flatMap(({ claim, reason, message, undecided, rejections }) => [
    `    ${nameOf(claim)}: ${reason ?? 'waits'}${message === null ? '' : `: ${visible(message)}`}${undecided ? paint('dim', ' (something outside may bind it)') : ''}`,
    ...rejections.map(({ volume, criterion, wanted, has }) => visible(`      not ${volume}: ${criterion}${wanted === '' ? '' : `, wanted ${wanted}`}${has === '' ? '' : `, has ${has}`}`)),
  ]);
  return [paint('bold', '  claims that wait'), ...lines];
}

/** What the control plane made of each set: its rounds, what exists in the end, the claims that wait, what was taken for granted. */
export function simulationText(simulations: readonly Simulation[], look: { readonly colours: boolean }): string {
  const paint = painter(look.colours);
  const phrases = phrasesOf('en');
  const blocks = simulations.filter(({ objects }) => objects.length > 0).map(viewSimulation).map((view) => {
    const above = view.base === null ? '' : `, on top of ${visible(view.base)}`;
    const heading = `${paint('bold', visible(view.set === '' ? '.' : view.set))}${above}: ${ENDS[view.outcome]} after ${view.rounds} rounds`;
    const assumed = view.assumptions.map((code) => paint('dim', `  ${phrases.summary.assumed(phrases.assumptions[code] ?? code)}`));
    return [heading, ...roundLines(view.timeline, paint), ...endLines(view.objects, paint), ...claimLines(view, paint), ...assumed].join('\n');
  });
  return blocks.length === 0 ? `${phrases.summary.noManifests}\n` : `${blocks.join('\n\n')}\n`;
}
