/* The one namespace of the scripts and what each part of it gives the others; and the shapes of the data files that the
   build makes for them. Only `make lint-scripts` reads this. */

interface Window {
  bilin: Bilin;
  /** What the files of the search index call. */
  bilinSearch: { take(name: string, data: unknown): void };
}

/** A place by its full and its own name, where it leads if it is recorded, and the code of what is near. */
type PlaceTuple = [string, string, string, string, string?];

interface PlacesData {
  places: PlaceTuple[];
  near: Record<string, [string, string][] | undefined>;
}

/** compare/as-of/<day>.js: by plan its name and the statements that differed: name, address, indicators, and by field what
 * was and is. */
interface KeptData {
  plans: Record<string, [string, KeptRow[]] | undefined>;
  later: [string, string][];
}

type KeptRow = [string, string, string[], [string, string, string][]];

/** compare/peers.js: districts by code, id, name, full name and kind; kinds with their words; by term a sign a district. */
interface PeersData {
  smallest: number;
  districts: PeerTuple[];
  kinds: [string, string][];
  standings: Record<string, string | undefined>;
}

type PeerTuple = [string, string, string, string, string];

/** A group of districts by the codes that a reader chose, of which those in `absent` are none of this site. */
interface PeerGroup {
  codes: string[];
  members: number[];
  absent: string[];
}

/** The box in which a group is chosen, with what it shows. */
interface Picker {
  words: Record<string, string>;
  parts: {
    box: HTMLDetailsElement;
    input: HTMLInputElement;
    note: HTMLElement;
    status: HTMLElement;
    tags: HTMLElement;
    matches: HTMLElement;
  };
  data: PeersData | null;
  group: PeerGroup | null;
  pick(codes: string[]): void;
}

interface PeerGroups {
  /** The codes of an address or of what is stored; '' where there are none. */
  parse(text: string | null): string[];
  format(search: string, codes: string[]): string;
  groupOf(data: PeersData, codes: string[]): PeerGroup;
  /** How many districts of a group state something under a term, and which; null where the term is not there. */
  count(data: PeersData, group: PeerGroup, term: string): { stated: number[]; unknown: number } | null;
  /** Draws the box in which a group is chosen. */
  picker(
    place: HTMLElement,
    actions: { load(): Promise<PeersData | null>; choose(codes: string[]): void },
  ): (data: PeersData | null, group: PeerGroup | null) => void;
}

interface Bilin extends Library {
  kept: Record<string, KeptData | undefined>;
  /** What groups are counted from, once it is loaded; and the groups. */
  peers?: PeersData;
  groups: PeerGroups;
  places: Record<string, PlacesData>;
  /** The data of the free comparison. */
  rows: RowsData;
  plans: Record<string, CompareColumn | undefined>;
  details: Record<string, ColumnDetails | undefined>;
  quotes: Record<string, Record<string, string> | undefined>;
  buckets: Record<string, PlanTuple[] | undefined>;
  /** The plans in the basket, as a reader has put them there. */
  basket(): string[];
  /** Take plans out of the basket that the site does not have any longer. Not there on a page without a basket. */
  leaveBasket?(plans: string[]): void;
  planMaterials: Record<string, PlanMaterials | undefined>;
  /** The basket of materials. Not there on a page without a header. */
  materials?: KeptList & {
    /** Keep these names; tells whether they are kept. */
    keep(names: string[]): boolean;
    addressOf(names: string[]): string;
  };
  /** Add a button to a quotation, and to what has no other way to be reached by keyboard below a node. */
  addMaterialButton?(holder: Element): void;
  addMaterialButtons?(root: ParentNode): void;
  /** What a name in the basket stands for; null if that is gone. */
  resolveMaterial(name: string, folder: string): Promise<Material | null>;
  /** The words of a quotation within its marks, with repairs told after the two patterns. */
  quotedWords(block: Element, reading: string, pattern: string): string;
  /** Add a button to every quotation below a node. */
  addQuoteButtons(root: ParentNode): void;
  /** Fetch the table for folding; tells whether it is there. Never fails. */
  fetchFoldTable(): Promise<boolean>;
  compare: Compare;
  memo: Memo;
  filters: Filters;
  search: Search;
}

/* components/materials */

/** compare/plans/<plan>.materials.js: HTML of the plan, of the cells of its rows by name, of links to its programmes, and
 * of its paragraphs with links to them. */
interface PlanMaterials {
  label: string;
  source: string;
  words: { paragraph: string; quote: string; whole: string };
  /** Cells that say why there is no one level of firmness. */
  levels: Record<'nothing' | 'inside' | 'fact' | 'quote', string>;
  /** What was searched, by the terms other than themes that the plan is silent about. */
  silences: Record<string, string | undefined>;
  names: Record<string, string>;
  former: Record<string, string>;
  rows: Record<string, string | undefined>;
  paragraphs: Record<string, [string, string] | undefined>;
}

interface Material {
  name: string;
  plan: string;
  html: string;
  source: string;
}

/* scripts/lib */

/** Names that the browser keeps for this site. */
interface KeptList {
  most: number;
  parse(text: string): string[];
  read(): string[];
  /** Tells whether they are kept. */
  write(names: string[]): boolean;
}

interface Library {
  element<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes?: Record<string, string>,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[Tag];
  button(className: string, text: string, action: () => void): HTMLButtonElement;
  /** The first part of a node that a selector finds. It must be there. */
  part(root: ParentNode, selector: string): HTMLElement;
  input(root: ParentNode, selector: string): HTMLInputElement;
  /** Words with `{name}` replaced; names without a value stay. */
  fillWords(template: string, values: Record<string, string | number>): string;
  /** Whether a text has Chinese characters. */
  isChinese(text: string): boolean;
  /** A text with Western punctuation where the page is not in Chinese. */
  punctuated(text: string): string;
  /** Words in a row, as the language of the page parts them. */
  listed(words: string[]): string;
  fold(text: string): string;
  foldCharacter(character: string): string;
  /** Pairs of a character and the one that replaces it, one after the other. */
  setFoldTable(pairs: string): void;
  /** These tell whether something was copied. */
  copyText(text: string): boolean;
  copyNodes(first: Node, last: Node): boolean;
  /** '' if nothing is stored. */
  stored(key: string): string;
  /** Tells whether it is stored. */
  store(key: string, value: string): boolean;
  /** A list of names that is kept for the site with a page at this address. */
  keptList(name: string, address: string, limits: { pattern: RegExp; most: number }): KeptList;
  /** A file of comma-separated values. */
  csv(lines: (string | number)[][]): string;
  replaceAddress(address: string): void;
  /** The part of the page that its address leads to. */
  findAnchor(): HTMLElement | null;
  /** A query with what pages of several kinds keep in their address: the reader's group, and the day that is asked for. */
  keepShared(query: string): string;
  /** Whether the browser can take addresses apart; where it cannot, what the page says to those without scripts is shown. */
  readsAddresses(): boolean;
  /** The address of the page after a space, where others can open it too: never that of a preview or of a file. */
  publicAddress(): string;
  /** Load a script file; one that is on its way is not asked for twice. */
  loadScript(address: string): Promise<void>;
  /** Load what makes Word and Excel files, unless it is there. */
  loadMaker(address: string): Promise<void>;
  saveFile(name: string, data: Blob): void;
}

/* components/filters */

interface FilterRow {
  row: HTMLElement;
  place: number;
  /** What words are looked for in. */
  text: string;
  /** By key, the values that were looked up already. */
  values: Record<string, string[]>;
}

/** A key, its label and, where rows carry values alone, each value with its word. */
type FilterSource = [string, string, string[][]?];

interface FilterFacet {
  key: string;
  label: string;
  labels: Record<string, string>;
  values: string[];
}

interface FilterChoice {
  chosen: Record<string, string[]>;
  query: string;
}

interface FilterState extends FilterChoice {
  /** A key, with a minus to go down; '' is the order of the page. */
  order: string;
}

/** Something chosen that can be taken back. */
interface FilterCondition {
  name: string;
  facet: string;
  value: string;
}

interface FilterList {
  place: HTMLElement;
  words: Record<string, string>;
  name: string;
  /** The elements that hold the rows, and the rows of each. */
  lists: Element[];
  rows: FilterRow[][];
  /** The rows that are counted: all of them, or those of the first list where every list has the same. */
  counted: FilterRow[];
  facets: FilterFacet[];
  orders: string[][];
  state: FilterState;
  /** How many values of the address nothing has. */
  ignored: number;
  /** The order in which the rows stand. */
  sorted: string;
}

interface Filters {
  /** Whether a row belongs to what the page keeps to besides what is chosen here, and what that is called. */
  limit: ((row: Element) => boolean) | null;
  limitName: string;
  QUERY: string;
  ORDER: string;
  MAX_LENGTH: number;
  valueOf(row: Element, key: string): string | null;
  valuesOf(row: FilterRow, key: string): string[];
  rowsOf(list: Element): FilterRow[];
  /** The values of a key that rows have, sorted as they are shown. */
  facetOf(rows: FilterRow[], facet: FilterSource): FilterFacet;
  /** Compares rows by an order. What is not known goes last, whichever way. */
  comparer(order: string): (first: FilterRow, second: FilterRow) => number;
  fits(row: FilterRow, facets: FilterFacet[], choice: FilterChoice): boolean;
  parse(search: string, facets: FilterFacet[], orders: string[][]): { state: FilterState; ignored: number };
  /** The query of an address with a state in it; parameters of others stay. */
  format(search: string, facets: FilterFacet[], state: FilterState): string;
  conditions(list: Pick<FilterList, 'facets' | 'words'>, choice: FilterChoice): FilterCondition[];
  without(state: FilterState, condition: FilterCondition): FilterState;
  form(
    list: FilterList,
    update: (state: FilterState) => void,
  ): { form: HTMLFormElement; input: HTMLInputElement; put(): void };
  results(
    list: FilterList,
    actions: { drop(condition: FilterCondition, index: number): void; clear(): void },
  ): { parts: HTMLElement[]; show(): void; tagAt(index: number): HTMLElement | undefined };
}

/* components/compare */

/** A plan in compare/find/: key, place, code, title, kind, year, words, former keys. */
type PlanTuple = [string, string, string, string, string, string, string[], string[]];

interface PlanEntry {
  key: string;
  place: string;
  code: string;
  title: string;
  kind: string;
  year: string;
  words: string[];
  former: string[];
}

/** What a plan has in a row: state, key to compare by, pieces and cited paragraphs by number, parts of programmes by
 * name, note as HTML. */
type SideData = [string, string, number[], number, string[]?, string?];

/** compare/plans/<key>.js. `label`, `pieces` are HTML; `source` has label, state and HTML. */
interface CompareColumn {
  key: string;
  /** Of the district alone. */
  name: string;
  place: string;
  code: string;
  title: string;
  kind: string;
  year: string;
  label: string;
  details: string;
  quotes: string;
  /** How a paper cites the plan, with `{paragraph}` left open; the address of the original; when it was checked. */
  reference: [string, string, string];
  /** Paragraphs in words. */
  cites: string[];
  source: [string, string, string][];
  suggest: [string, string, string][];
  pieces: string[];
  /** Of pieces that are numbers: value, least and most, qualifier, unit, per what, period, and how firm. */
  amounts: Record<string, string[]>;
  sides: Record<string, SideData>;
}

/** compare/plans/<key>.details.js */
interface ColumnDetails {
  /** By id: the summary, and the sentences that bear it out, as HTML. */
  programmes: Record<string, [string, string]>;
  /** By name: the id of its programme, and what its statements under a term say, before and after the summary. */
  parts: Record<string, [string, string, string]>;
}

/** Id, label as HTML, and whether the row tells only that something is stated. */
type CompareRow = [string, string, number];

interface RowGroup {
  id: string;
  label: string;
  html: string;
  rows: CompareRow[];
}

/** compare/rows.js */
interface RowsData {
  most: number;
  classes: number;
  /** By part of the list how many plans it holds; none when there is one part. */
  buckets: Record<string, number>;
  /** How the ids of rows begin, by how they began before a term was renamed. */
  former: Record<string, string>;
  groups: RowGroup[];
  /** Also `relation`, `condition` and `state`: words by name, which the type of an index cannot say. */
  words: Record<string, any>;
}

type Relation =
  | 'same'
  | 'different'
  | 'worded'
  | 'unlike'
  | 'unstated'
  | 'nothing'
  | 'uncoded'
  | 'neither'
  | 'unknown'
  | 'uncompared';

interface CompareState {
  plans: string[];
  /** Null for the usual rows. */
  rows: string[] | null;
  /** Whether to show differences only. */
  only: boolean;
  base: string;
  folded: string[];
  /** Rows whose details are shown. */
  opened: string[];
}

type CompareAction = 'add' | 'remove' | 'earlier' | 'later' | 'base' | 'fold' | 'rows' | 'only' | 'open' | 'tab';
type CompareAct = (action: CompareAction, key: string) => void;

interface CompareView {
  state: CompareState;
  columns: CompareColumn[];
  messages: { text: string; action?: HTMLElement }[];
  act: CompareAct;
}

interface TableInput {
  state: CompareState;
  columns: CompareColumn[];
  act: CompareAct;
  /** The column that the others are compared with, or -1. */
  base: number;
  /** By column the programmes, and the parts of them, that stand in full higher up. */
  seen: Set<string>[];
  /** What the columns are called beside a value. */
  names: string[];
  /** The conditions of which the page says once that they keep the columns apart. */
  general: string[];
  counts: { hidden: number; differs: number[] };
}

interface DrawnTable {
  table: HTMLTableElement;
  base: number;
  /** How many equal rows it hides, and by column how many differ from the base. */
  hidden: number;
  differs: number[];
}

interface Compare {
  words(name: string, values?: Record<string, string | number>): string;
  nameOf(plan: { place: string; title: string }): string;
  /** The smallest part of the list of plans that answers a search: '' if nothing does, null if too much would. */
  bucketOf(text: string): string | null;
  bucketsOf(text: string, query: string): (string | null)[];
  /** The plans of a part of the list; null if they cannot be had. */
  entries(bucket: string | null): Promise<PlanEntry[] | null>;
  /** The plan with a key, now or before; null if there is none, undefined if nobody can tell. */
  entry(key: string): Promise<PlanEntry | null | undefined>;
  column(key: string): Promise<CompareColumn | null>;
  loadDetails(column: CompareColumn): Promise<void>;
  quote(column: CompareColumn, id: string): Promise<string>;
  matching(entries: PlanEntry[], query: string): PlanEntry[];
  parse(search: string): CompareState;
  format(state: CompareState): string;
  change(state: CompareState, action: CompareAction, key: string): CompareState;
  /** The groups to show: those named whole, and of others the rows named. */
  groups(rows: string[] | null): RowGroup[];
  OVERVIEW: string;
  /** The group that the chosen rows are, if they are just one. */
  tabOf(rows: string[] | null): string;
  isGroupChosen(rows: string[] | null, id: string): boolean;
  unknownRows(rows: string[] | null): string[];
  /** Ids of rows as they are now, whatever a term in them was called before. */
  presentRows(rows: string[]): string[];
  relate(sides: SideData[]): Relation;
  /** What plans are called where they stand side by side, in as few words as tell them apart. */
  shortNames(columns: CompareColumn[]): string[];
  relationOf(row: CompareRow, columns: CompareColumn[]): Relation;
  /** With a base, every other column is compared with it alone. */
  relationsOf(row: CompareRow, columns: CompareColumn[], base: number): (Relation | '')[];
  /**
   * The relation in words: who alone states it, what differs, or which conditions keep the sides apart, but for those
   * that are said.
   */
  relationWords(
    row: CompareRow,
    relation: Relation,
    columns: CompareColumn[],
    names: string[],
    general?: string[],
  ): string;
  /** The conditions that keep texts apart by their weight, told once above the table; and the words that tell them. */
  generalConditions(columns: CompareColumn[]): string[];
  generalWords(columns: CompareColumn[]): string;
  /** A paragraph with them, if rows of a table leave them out. */
  generalNotes(table: HTMLElement, columns: CompareColumn[]): HTMLElement[];
  /** Whether all that differs in a row of the overview is how a theme is coded, and no amount. */
  isMinor(row: CompareRow, columns: CompareColumn[]): boolean;
  differencesFirst(rows: CompareRow[], columns: CompareColumn[]): CompareRow[];
  countDifferences(group: RowGroup, columns: CompareColumn[]): number;
  /** Whether a side has something of the kind, has nothing of it, or has nothing that is coded so. */
  standing(side: SideData): 'stating' | 'silent' | 'uncoded';
  /** Whether a row has nothing to show to a reader who wants differences: equal values, or none on any side. */
  isEqual(relation: Relation | ''): boolean;
  /** Whether sides say different things: what cannot be compared does not. */
  isDifferent(relation: Relation | ''): boolean;
  /** The names of the conditions that keep `unlike` sides apart. */
  failedConditions(keys: string[]): string[];
  cellHtml(column: CompareColumn, side: SideData, seen: Set<string>, isOpen: boolean): string;
  table(state: CompareState, columns: CompareColumn[], act: CompareAct): DrawnTable;
  csv(table: HTMLTableElement, columns: CompareColumn[]): string;
  /** What is on the screen, to be written as a file. The maker of files has to be there. */
  memo(view: CompareView): MemoDocument;
  /** `pick` is called with a plan; `isChosen` tells whether one stands in the table. */
  startFinder(root: HTMLElement, pick: (entry: PlanEntry) => void, isChosen: (key: string) => boolean): void;
  /** `focus` names the button, so that the focus comes back to it when it is drawn again. */
  button(text: string, focus: string, action: () => void): HTMLButtonElement;
  drawMessages(place: HTMLElement, messages: CompareView['messages']): void;
  drawChosen(place: HTMLElement, view: CompareView, drawn: DrawnTable | null): void;
  /** Whom to compare the first plan with, and why. */
  drawSuggestions(place: HTMLElement, view: CompareView): void;
  drawTabs(place: HTMLElement, view: CompareView): void;
  drawChoices(place: HTMLElement, view: CompareView): void;
  drawTake(place: HTMLElement, view: CompareView): void;
}

/* components/memo: loaded when a reader asks for a file */

/** Words that are alike. `note`: what they cite, as a paper does; '' for what is ours. `isAside`: why there is no value. */
interface MemoRun {
  text: string;
  note: string;
  isStrong: boolean;
  isAside: boolean;
}

/** A cell of a page at its place among those that are shown. */
interface PlacedCell {
  cell: HTMLTableCellElement;
  column: number;
  columns: number;
  rows: number;
}

interface MemoCell {
  lines: MemoRun[][];
  isHeading: boolean;
  column: number;
  columns: number;
  rows: number;
  /** If it is a number: its parts as columns of `words.amount_head`. */
  amount: (string | number)[] | null;
}

/** Each row has the cells that begin in it. */
interface MemoTable {
  caption: string;
  /** How many of the rows are its head. */
  header: number;
  rows: MemoCell[][];
}

/** The notes of links to paragraphs, and of whole cells; '' where there is none. */
interface MemoCites {
  ofLink(link: HTMLAnchorElement): string;
  ofCell(cell: HTMLTableCellElement): string;
}

/** What is taken away. `about`: what has to be read with it. `sources`: notes as columns of `words.source_head`.
 * `amounts`: the numbers that stand within cells, a line each. */
interface MemoDocument {
  title: string;
  author: string;
  /** YYYY-MM-DD */
  day: string;
  about: string[];
  tables: MemoTable[];
  sources: Record<string, string[]>;
  amounts: { title: string; head: string[]; lines: (string | number)[][] } | null;
}

/** How the cells of a table of Word's are written. */
interface WordTable {
  widths: number[];
  style: string;
  /** What is said above the tables. */
  often: string[];
  mark(note: string): string;
}

interface SheetCell {
  value: string | number;
  kind: 'heading' | 'cell';
  column: number;
  columns: number;
  rows: number;
}

interface Sheet {
  name: string;
  title: string;
  /** How many of the rows are its head. */
  header: number;
  rows: SheetCell[][];
}

/** From builder/export/maker.py. */
interface MemoWords {
  sources: string;
  note: string;
  fact: string;
  page: string;
  cut: string;
  filtered: string;
  source_head: string[];
  amount_head: string[];
  states: Record<string, string>;
}

interface Memo {
  words: MemoWords;
  /** The parts of a Word file that never change, with gaps. */
  parts: Record<string, string>;
  textOf(line: MemoRun[]): string;
  linesOf(cell: Element): string[];
  tableOf(table: HTMLTableElement, cites: MemoCites): MemoTable;
  flatten<Item>(lists: Item[][]): Item[];
  cellsOf(tables: MemoTable[]): MemoCell[];
  widthOf(table: MemoTable): number;
  notesOf(tables: MemoTable[]): string[];
  /** Why cells have no value, as far as many say the same. */
  saidOften(tables: MemoTable[]): string[];
  /** A line without the reasons that are said above the tables. */
  without(line: MemoRun[], often: string[]): MemoRun[];
  escape(text: string): string;
  wide(text: string): number;
  wordsAt(selector: string): string;
  address(): string;
  origin(): Pick<MemoDocument, 'author' | 'day'>;
  /** The tables of this page as they are shown. */
  page(): MemoDocument;
  zip(files: Record<string, string>): Blob;
  word(memo: MemoDocument): Blob;
  workbook(sheets: Sheet[], about: string[]): Blob;
  excel(memo: MemoDocument): Blob;
  csv(memo: MemoDocument): Blob;
}

/* components/searchbox and pages/search */

/** search/start.js */
interface StartData {
  fold: string;
  /** Names of shards and the provinces that they hold. */
  shards: [string, string[]][];
  /** How many files of names, and of routes from pairs of characters to shards. */
  names: number;
  routes: number;
  /** How many files of the numbers of plans. */
  numbers: number;
  /** Whether all texts are there as a script file, and how many pages can be found. */
  texts: boolean;
  pages: number;
}

/** search/names-<number>.js. Pages: path, id, place by number, title. Names: text, kind, page by number, anchor, readings, not a proper one. */
interface NamesData {
  places: string[];
  pages: [string, string, number, string][];
  names: [string, string, number, string, string, number][];
  /** Of a large site: keys of which longer ones have the rest, with the one that has just the same, if one has; and by
   * key how many names it holds of how many. */
  split?: Record<string, string>;
  cut?: Record<string, [number, number]>;
}

interface NamesFile {
  names: SearchName[];
  split: Record<string, string>;
  cut: Record<string, [number, number]>;
}

/** Names that were not loaded: under the key that was looked up, how many were, and how many there are. */
interface MoreNames {
  key: string;
  n: number;
  all: number;
}

/** search/zones-<shard>.js: at which word of a document each zone starts, and for some pages by id when it is later. */
interface ZonesData {
  planned: number[];
  moved: Record<string, number[]>;
}

/** search/lexicon.js. Topics: kind, path, label, synonyms, hints. Places: facet, value, names, its own name, the end of
 * the anchor of its row on pages of topics. */
interface LexiconData {
  topics: [string, string, string, string[], string[], string, string][];
  alike: string[][];
  /** Words in English, and those of the texts that they stand for. */
  english: [string[], string[]][];
  common: string[];
  places: [string, string, string[], string, string][];
  years: number[];
  /** Labels of kinds of bodies, but of such as are any units. */
  bodies: string[];
  /** Pages of the site itself: kind, path, title, words. */
  pages: [string, string, string, string[]][];
  ids: Record<string, string>;
  facets: Record<string, Record<string, string>>;
}

/** search/numbers-<number>.js. Pages: path, id. Numbers: page by number, anchor, as printed; by number in `words` what is
 * counted, how firm, district, path of the indicator. */
interface NumbersData {
  pages: [string, string][];
  words: string[];
  numbers: [number, string, string, number, number, number, number][];
}

interface LexiconTopic {
  kind: string;
  path: string;
  id: string;
  label: string;
  folded: string;
  others: string[];
  hints: string[];
  /** Its label in English, as it is looked for and word by word, and its page in English; '' where there is none. */
  english: string;
  englishKey: string;
  englishWords: string[];
  twin: string;
  score?: number;
}

interface LexiconPlace {
  facet: string;
  value: string;
  name: string;
  shown: string;
  row: string;
  folded: string;
}

/** A page of the site itself, and the words by which readers ask for it. */
interface LexiconPage {
  kind: string;
  path: string;
  id: string;
  label: string;
  words: string[];
}

interface LexiconQuantity {
  path: string;
  anchor: string;
  id: string;
  label: string;
  printed: string;
  level: string;
  place: string;
  indicator: string;
  folded: string;
  about: string;
}

interface Lexicon {
  topics: LexiconTopic[];
  pages: LexiconPage[];
  places: LexiconPlace[];
  alike: { words: string[]; folded: string[] }[];
  english: Map<string, string[]>;
  /** All that is known in English, folded. */
  inEnglish: string[];
  /** By pinyin and initials, the words that are read so; filled when a query in Latin letters asks for it. */
  spellings: Map<string, Set<string>>;
  common: string[];
  bodies: string[];
  years: string[];
  /** How firm a promise may be. */
  levels: string[];
}

/** A number of a query or of a text, with what it counts: '' if that is not known. */
interface SearchFigure {
  value: number;
  unit: string;
  isScaled: boolean;
}

/** The values that a query bounds, ends included. */
interface SearchRange {
  least: number;
  most: number;
  unit: string;
}

/** A place or year of a query, as what it narrows the results down to. */
interface SearchChip {
  facet: string;
  value: string;
  word: string;
}

/** A word of a query, or of a word of it, and words that mean the same. */
interface SearchSegment {
  word: string;
  alike: string[];
}

/** A word that is asked for, words that mean the same (as they are shown, too), known words that it is made of, what
 * is familiar of it, all or words in it, and what is between those. */
interface SearchTerm {
  word: string;
  alike: string[];
  shown: string[];
  /** The words that it is made of, if these are all of it. */
  segments: SearchSegment[];
  familiar: string[];
  between: string[];
}

interface WeightedWord {
  word: string;
  weight: number;
}

/** An answer that stands on top: a topic, a number of a plan, or a page by its heading. */
interface SearchBest {
  id: string;
  path: string;
  label: string;
  /** Whether nothing but the way of asking leads there. */
  isBehind?: boolean;
  /** Whether it is the body that does what is asked for. */
  isBody?: boolean;
  /** What it is called here, if not as its page is. */
  title?: string;
  english?: string;
  twin?: string;
  kind?: string;
  anchor?: string;
  printed?: string;
  level?: string;
  place?: string;
  score?: number;
}

/** search/facets-<shard>.js: by facet its labels, and those of each page by number. */
interface FacetsData {
  ids: string[];
  facets: Record<string, { labels: string[]; of: (number | number[])[] }>;
}

interface SearchName {
  text: string;
  kind: string;
  anchor: string;
  path: string;
  id: string;
  where: string;
  title: string;
  folded: string;
  /** Without punctuation. */
  bare: string;
  /** In syllables, every way that counts. */
  readings: string[][];
  /** 0 what a page is called, 1 an alias, `search.USUAL` a word that readers use for it. */
  isAlias: number;
}

interface SearchMatch {
  name: SearchName;
  rank: number;
}

interface SearchQuery {
  raw: string;
  /** What must stand there letter for letter. */
  whole: string;
  isPhrase: boolean;
  /** The stretches between separators. */
  parts: string[];
  /** Other writings of the whole. */
  others: string[];
  /** What is asked for: all of it must be there. */
  understood: SearchTerm[];
  chips: SearchChip[];
  /** Single characters that only names are searched for. */
  ignored: string[];
  /** Words in English that nothing of the site has. */
  unknown: string[];
  /** Whether it is put as a question. */
  isAsked: boolean;
  /** Whether it asks who does something, and whether for the texts of a time or place. */
  isWho: boolean;
  /** Whether it asks how many there are. */
  isAmount: boolean;
  isOfTexts: boolean;
  /** What it asks for but places, years and question words, and all that was typed. */
  left: string;
  asking: string;
  /** Places that it has beside each other, and nothing else. */
  places: string[];
  /** Of a question the one part that is left, "" if there are more. */
  name: string;
}

interface SearchShard {
  name: string;
  provinces: string[];
}

/** A stretch of a text, start and end in its UTF-16 units. */
type Span = [number, number];

/** Text of a page, as fragments of the index hold it. Sections: anchor, heading, text, zone. */
interface SearchPage {
  path: string;
  kind: string;
  title: string;
  where: string;
  place: string;
  sections: [string, string, string, number][];
  text?: string;
  read?: (stretch: string) => Span[];
}

interface MatchedSection {
  anchor: string;
  heading: string;
  zone: number;
  start: number;
  end: number;
  spans: Span[];
}

/** A page of `search/texts.js`: its folded text, and where each zone of it ends. */
interface ScannedPage {
  id: string;
  text: string;
  zones: [number, number][];
}

interface SearchEngine {
  /** Load what is needed before the first answer. */
  prepare(shard: string): Promise<unknown>;
  /** By id, the pages of a shard that hold a stretch of two characters or more, and the best zone in which it stands. */
  holding(shard: string, folded: string): Promise<Map<string, number>>;
  /** What a page says that was found before. */
  page(id: string): Promise<SearchPage>;
}

interface PageMatches {
  text: string;
  titleLength: number;
  sections: MatchedSection[];
}

interface PagefindResult {
  id: string;
  words: number[];
  data(): Promise<{ page: SearchPage }>;
}

interface PagefindInstance {
  init(): Promise<void>;
  filters(): Promise<unknown>;
  search(query: string): Promise<{ results: PagefindResult[] }>;
}

/** Where the search page draws what. */
interface SearchParts {
  status: HTMLElement;
  facets: HTMLFormElement;
  filters: HTMLDetailsElement;
  hits: HTMLElement;
  more: HTMLElement;
  notice: HTMLElement;
  absent: HTMLElement;
  understood: HTMLElement;
  chosen: HTMLElement;
  bar: HTMLElement;
  loosen: HTMLElement;
}

type TextTier = 'exact' | 'same' | 'marks' | 'all' | 'alike' | 'near';
type SearchTier = TextTier | 'best' | 'names' | 'cut';

interface SearchHit {
  tier: SearchTier;
  id: string;
  isExact: boolean;
  /** Whether it holds all words as they are asked for. */
  isWhole: boolean;
  best?: SearchBest;
  match?: SearchMatch;
  page?: SearchPage;
}

/** A word that names districts which are not recorded, what else it says, and what is near: names with addresses. */
interface AbsentPlace {
  word: string;
  rest: string;
  places: { name: string; near: [string, string][] }[];
  /** How many others have the same name. */
  others: number;
}

/** A search: what was found so far. */
interface SearchRun {
  q: string;
  /** The places that stay words, and whether words that mean the same are asked for. */
  kept: string[];
  isWide: boolean;
  query: SearchQuery | null;
  lexicon: Lexicon | null;
  names: SearchMatch[];
  moreNames: MoreNames | null;
  /** By id, the best zone of each word that is asked for. */
  tiers: Record<TextTier, Map<string, number[]>>;
  best: SearchBest[];
  /** By id: how well a topic answers, what pages say, and how good those are that were read. */
  topics: Map<string, number>;
  pages: Map<string, SearchPage>;
  scores: Map<string, number>;
  /** Pages that hold what is asked for only as a part of longer numbers. */
  cut: Set<string>;
  /** Whether what was found is near what was asked for, for want of better. */
  isNear: boolean;
  /** Districts that are not recorded, and what was asked for instead. */
  absent: AbsentPlace[];
  rest: string[];
  /** Queries in other characters that sound the same. */
  respellings: string[];
  /** What was asked for in its place: it is nearly that, and nothing has it. */
  respelt: string;
  /** The familiar words of the query, if they were asked for in its place. */
  familiar: string[];
  /** The provinces that it is limited to. */
  within: string;
  /** How many indexes there are to ask, and how many have answered. */
  shards: number;
  done: number;
  drawn: boolean;
  ended: boolean;
  /** The key of the words that say what could not be loaded. */
  failed: string;
  /** How many hits to show. */
  limit: number;
}

interface FindOptions {
  kept: string[];
  isWide: boolean;
  provinces: string[] | undefined;
  /** Whether to go on after enough. */
  everything: boolean;
  /** Whether the reader still wants it. */
  isWanted(): boolean;
  /** Called when the first results are there. */
  drawPart(): Promise<void>;
}

type ChosenFacets = Record<string, string[]>;
type ChangeFacet = (facet: string, value: string, isOn: boolean) => void;

interface FacetActions {
  change: ChangeFacet;
  clear(): void;
}

interface FacetCounts {
  facet: string;
  values: [string, number][];
}

interface SearchState {
  q: string;
  chosen: ChosenFacets;
  kept: string[];
  isWide: boolean;
  group: string;
}

/** What the page says, by key; also the facets with their names, and the names of kinds. */
type SearchWords = Record<string, any> & { facets: [string, string][]; kinds: Record<string, string> };

interface Search {
  /* components/searchbox */
  /** The data of a file of the index. */
  load(name: string): Promise<any>;
  /** What the other files are. The table for folding is set once this has ended. */
  start(): Promise<StartData>;
  /** Which of `count` files a key belongs to. */
  /** The way to the folder of the site. */
  root: string;
  bucket(key: string, count: number): number;
  /** 0 the whole name, 1 its start, 2 a part of it; 3 to 5 the same by sound; -1 not at all. */
  /** See `SearchName.isAlias`. */
  USUAL: number;
  rank(name: Pick<SearchName, 'folded' | 'bare' | 'readings'>, query: string): number;
  /** A folded text without punctuation. */
  bare(folded: string): string;
  /** The names that a query finds, the best first, each page once; and whether there are more than were loaded. */
  names(text: string): Promise<{ matches: SearchMatch[]; more: MoreNames | null }>;
  /** A syllable as one that sounds alike. */
  softSound(syllable: string): string;
  stretchesBySound(syllables: string[]): Promise<string[]>;
  /** By character, its syllables. */
  sounds(): Promise<Map<string, string[]>>;
  /** What names have in other characters that sound like those of a stretch. */
  soundingInNames(stretch: string): Promise<string[]>;
  /** Names for what none holds as it is typed. */
  guesses(text: string): Promise<SearchName[]>;

  /* pages/search */
  place: HTMLElement;
  words: SearchWords;
  /** Whether the site was opened from a folder, where there is no full text. */
  isFile: boolean;
  /** Whether the page is the one in English, beside that in Chinese. */
  isEnglishPage: boolean;
  /** The attribute that tells that words on it are Chinese. */
  languageOf(text: string): Record<string, string>;
  /** A line in its parts, of which those in Chinese say so on a page in English. */
  inLanguages(text: string): (string | HTMLElement)[];
  /** The way to a page, to its twin in English where the reader reads that. */
  pathOf(path: string): string;
  fillWords(key: string, values: Record<string, string | number>): string;
  kindWord(kind: string): string;
  facetValueWord(facet: string, value: string): string;
  parse(text: string): SearchQuery;
  /** Every two neighbouring characters. */
  pairs(folded: string): string[];
  /** What a near miss has a part of in common with the query: its terms, or else its pairs without punctuation. */
  partsOf(query: SearchQuery): string[];
  /** A stretch of text as the index holds it: a phrase of words that stand for two characters each. */
  encode(folded: string): string;
  /** Finds where folded stretches stand in a text. */
  reader(text: string): (stretch: string) => Span[];
  /** A stretch in pieces no longer than the index can find. */
  pieces(folded: string): string[];
  /** A folded text with figures for Chinese numbers that count something. */
  withFigures(folded: string): string;
  withoutFigures(folded: string): string;
  figures(folded: string): SearchFigure[];
  /** Other writings of a folded query that mean the same number or period. */
  writings(folded: string): string[];
  cutsNumber(text: string, start: number, end: number): boolean;
  lexicon(): Promise<Lexicon>;
  hasLexicon(): boolean;
  /** The label of a facet by its id, and the other way round; what is neither stays as it is. */
  labelOf(facet: string, id: string): string;
  idOf(facet: string, label: string): string;
  alike(lexicon: Lexicon, word: string): string[];
  /** Whether a word of a query is in Latin letters. */
  isEnglish(word: string): boolean;
  /** A text in English as it is looked for: the same for one thing and more. */
  englishKey(text: string): string;
  englishWords(text: string): string[];
  spelt(lexicon: Lexicon, word: string): string[];
  readSpellings(lexicon: Lexicon): Promise<void>;
  /** Whether it is the label of a topic, or stands for words of the texts. */
  unknownInEnglish(lexicon: Lexicon, phrases: string[]): string[];
  isKnownInEnglish(lexicon: Lexicon, word: string): boolean;
  readEnglish(entries: LexiconData['english']): Map<string, string[]>;
  phrases(lexicon: Lexicon, parts: string[]): string[];
  placedIn(lexicon: Lexicon, part: string): string[] | null;
  withoutQuestions(parts: string[]): string[];
  asksWho(text: string): boolean;
  asksHowMany(parts: string[]): boolean;
  /** Whether a page that was read is of a kind. */
  isOfKind(run: SearchRun, id: string, kind: string): boolean;
  asksHowMuch(text: string): boolean;
  /** Whether it asks which districts do not say something. */
  asksSilent(text: string): boolean;
  /** The kind of body that a word means, by its label or any other name. */
  bodyOf(lexicon: Lexicon, word: string): LexiconTopic | undefined;
  /** How firm promises are, by its label at the beginning of a part. */
  levelOf(lexicon: Lexicon, part: string): string | undefined;
  /** Places, years and bodies taken out of the parts of a query; those that a reader has removed stay words. */
  takeChips(lexicon: Lexicon, parts: string[], kept: string[]): { chips: SearchChip[]; rest: string[] };
  withoutAmounts(parts: string[]): string[];
  /** What somebody does, where a question asks who does that: "" if it does not. */
  deedIn(text: string): string;
  isScattered(zones: number[]): boolean;
  isHeld(run: SearchRun): boolean;
  isFew(run: SearchRun): boolean;
  /** Whether a page holds what is asked for in what it is about. */
  bears(run: SearchRun, id: string): boolean;
  hasAnswer(run: SearchRun, tiers: Map<string, number[]>[]): Promise<boolean>;
  isAnyText(part: string): boolean;
  /** What a page has of a facet, once its table is loaded. */
  valuesOf(id: string, facet: string): string[];
  /** How many pages have a value, of those whose tables are loaded. */
  countPages(facet: string, value: string): number;
  /** The pages that have a value of each facet, of those whose tables are loaded. */
  pagesThatFit(chosen: ChosenFacets): string[];
  /** Of the districts that do not say what is asked for, the pages that show it. */
  silentOf(run: SearchRun, query: SearchQuery, lexicon: Lexicon): Promise<SearchBest[]>;
  /** Programmes that are classified as all that is asked for, where none says it in these words. */
  classifiedOf(run: SearchRun, query: SearchQuery, lexicon: Lexicon): Promise<SearchBest[]>;
  /** What a page gains by what it is classified as. */
  classed(run: SearchRun, lexicon: Lexicon): Promise<(id: string) => number>;
  /** The pages of the whole site that fit; none where its tables are several. */
  pagesOfAll(chosen: ChosenFacets): Promise<string[]>;
  asBest(run: SearchRun, ids: string[], more: Partial<SearchBest>): Promise<SearchBest[]>;
  /** The bodies that do most of what was found. */
  bodiesOf(run: SearchRun, query: SearchQuery, lexicon: Lexicon): Promise<SearchBest[]>;
  /** Pages of the site itself that a query asks for. */
  ownPages(lexicon: Lexicon, query: SearchQuery): SearchBest[];
  isInEnglish(lexicon: Lexicon, query: SearchQuery): boolean;
  /** Topics as they are called in English, with their pages in it. */
  inEnglish(topics: SearchBest[]): SearchBest[];
  /** The topics for which one of these words stands. */
  topicsOf(lexicon: Lexicon, words: string[]): LexiconTopic[];
  /** By id, how well topics answer to words. */
  topicScores(lexicon: Lexicon, words: WeightedWord[]): Map<string, number>;
  bestTopics(
    lexicon: Lexicon,
    scores: Map<string, number>,
    exact: Map<string, unknown>,
    parts?: string[],
  ): SearchBest[];
  /** The figures of a folded query that a number of a plan may answer. */
  countingFigures(folded: string): SearchFigure[];
  /** A period, or a figure with its bounds, in a part of a query. */
  countedIn(part: string): string;
  /** The years of texts within a period that a part of a query is. */
  yearsOf(lexicon: Lexicon, part: string): string[];
  rangeOf(folded: string): SearchRange | null;
  /** What to ask texts for in the place of a period or a range. */
  boundsOf(lexicon: Lexicon, word: string): string[];
  /** The key of the file of a value. */
  figureKey(value: number): string;
  /** The numbers among which are those that have all figures, in one of some districts if any are given. */
  quantities(asked: SearchFigure[], places: string[], isRange: boolean): Promise<LexiconQuantity[]>;
  bestQuantities(lexicon: Lexicon, query: SearchQuery): Promise<SearchBest[]>;
  /** What a query says of districts that are not recorded. */
  absent(query: SearchQuery, lexicon: Lexicon): Promise<AbsentPlace[]>;
  withoutAbsent(query: SearchQuery, absent: AbsentPlace[]): SearchQuery | null;
  knownWords(lexicon: Lexicon): Set<string>;
  whatWasMeant(query: SearchQuery, lexicon: Lexicon): Promise<string[]>;
  /** Not there before its script is loaded. */
  respell(query: SearchQuery, lexicon: Lexicon): Promise<string[]>;
  inLine(links: Node[]): (Node | string)[];
  respellingsLine(respellings: string[]): HTMLElement;
  drawAbsent(place: HTMLElement, run: SearchRun): void;
  /** Topics that are asked for in one district lead to its row. */
  crossed(lexicon: Lexicon, query: SearchQuery, topics: SearchBest[]): SearchBest[];
  understand(query: SearchQuery, lexicon: Lexicon, options: Pick<FindOptions, 'kept' | 'isWide'>): SearchQuery;
  byFamiliarWords(query: SearchQuery, lexicon: Lexicon, isWide: boolean): Promise<SearchQuery | null>;
  asOne(query: SearchQuery, lexicon: Lexicon, isWide: boolean): SearchQuery;
  wordsOf(query: SearchQuery): SearchSegment[];
  topicWords(query: SearchQuery): WeightedWord[];
  pagefind: SearchEngine;
  scan: SearchEngine;
  engine(): SearchEngine;
  /** Ask the texts from now on, if the site carries them and they were not asked before. */
  changeEngine(): Promise<boolean>;
  holding(shard: string, folded: string): Promise<Map<string, number>>;
  /** What a page says that was found before. */
  page(id: string): Promise<SearchPage>;
  /** On how many pages a stretch was found. */
  pagesWith(folded: string): number;
  /** From 1 for what was found on no page to 0.1 and less for what is on all. */
  rarity(folded: string): number;
  scoreAtFirst(zones: number[]): number;
  isCut(page: SearchPage, word: string): boolean;
  scoreOf(page: SearchPage, words: WeightedWord[]): number;
  isFound(run: SearchRun, id: string): boolean;
  readPages(run: SearchRun, ids: string[]): Promise<void>;
  rankPages(run: SearchRun, query: SearchQuery): Promise<void>;
  isAnswer(run: SearchRun, now: SearchState): boolean;
  narrowing(run: SearchRun, state: Pick<SearchState, 'chosen'>): ChosenFacets;
  drawUnderstood(place: HTMLElement, run: SearchRun, now: SearchState, go: (next: SearchState) => void): void;
  /** If something could not be loaded, forget it all, so that it is asked for again. */
  recover(): void;
  /** Which shards can hold all of some stretches: a table says so where there are several. */
  shards(stretches: string[]): Promise<SearchShard[]>;
  isLarge(): boolean;
  /** What a shard holds, by tier. */
  inShard(shard: string, query: SearchQuery): Promise<Pick<SearchRun['tiers'], 'exact' | 'same' | 'all' | 'alike'>>;
  /** The few shards that can hold most of the query's parts: near misses are not worth loading more. */
  /** The stretches of a query between its marks of punctuation; none if it has no marks. */
  unmarked(folded: string): string[];
  withoutMarks(folded: string): string;
  /** Pages of a shard that hold all stretches. */
  unmarkedInShard(shard: string, stretches: string[]): Promise<Map<string, number[]>>;
  isTitled(match: SearchMatch): boolean;
  soleWord(query: SearchQuery): string;
  nearShards(query: SearchQuery): Promise<string[]>;
  /** Pages of a shard that have at least half of the query's parts. */
  nearInShard(shard: string, query: SearchQuery): Promise<Map<string, number[]>>;
  warm(): Promise<void>;
  /** Let the page answer its reader if the work has gone on for a while. */
  breathe(): Promise<void>;
  newRun(state: Pick<SearchState, 'q' | 'kept' | 'isWide'>): SearchRun;
  /** Keep with this entry of the history how many results are shown, and where the page stands. */
  remember(limit: number): void;
  rememberedLimit(): number;
  comeBack(): void;
  /** Fill a search. */
  find(run: SearchRun, options: FindOptions): Promise<void>;
  /** All hits in their order: exact ones, those with the name first; other names; all terms; near misses. */
  inOrder(run: SearchRun): SearchHit[];
  loadFacets(shard: string): Promise<void>;
  /** Load what facets need to know of hits. */
  keepMarks(run: SearchRun, query: SearchQuery, pages: Map<string, number[]>): Promise<void>;
  findUnmarked(run: SearchRun, query: SearchQuery): Promise<void>;
  loadTables(hits: Pick<SearchHit, 'id'>[]): Promise<void>;
  /** Load the text of hits that full text has found. */
  loadPages(run: SearchRun, hits: SearchHit[]): Promise<void>;
  /** Whether a page has one of the chosen values of every facet, but for the facet `but`. */
  fits(id: string, chosen: ChosenFacets, but?: string): boolean;
  /** For each facet its values with the number of pages, the most frequent first; chosen ones even without a page. */
  countFacets(ids: string[], chosen: ChosenFacets, facets: string[]): FacetCounts[];
  /** Draw all facets that would make a difference. */
  drawFacets(place: HTMLElement, counts: FacetCounts[], chosen: ChosenFacets, change: ChangeFacet): void;
  /** Draw what is chosen, each with a way to drop it. */
  drawChosen(place: HTMLElement, chosen: ChosenFacets, actions: FacetActions): void;
  /** What a reader can do who has found nothing. `count` tells how many there are without a condition. */
  drawLoosen(
    place: HTMLElement,
    query: SearchQuery,
    chosen: ChosenFacets,
    count: (facet: string, value: string) => number,
    actions: FacetActions,
  ): void;
  /** Where needles stand in a page, by section. */
  matches(page: SearchPage, needles: string[]): PageMatches;
  /** The words around the first match of a section, with all matches within them marked. */
  excerpt(text: string, section: MatchedSection): HTMLElement;
  /** The words to mark on the page itself: as they stand there. */
  marksOf(matches: PageMatches): string[];
  /** Hits of the same tier and group stand together; groups in the order of their best hit. */
  draw(place: HTMLElement, hits: SearchHit[], query: SearchQuery | null, by: string): void;
  /** Make results in slices, so that drawing them holds nothing up. */
  prepare(hits: SearchHit[], query: SearchQuery | null): Promise<void>;
  GROUPS: string[];
  /** Put the empty parts of the page into their place. */
  build(): SearchParts;
  parseState(text: string, facets: string[]): SearchState;
  formatState(state: SearchState): string;
  withValue(chosen: ChosenFacets, facet: string, value: string, isOn: boolean): ChosenFacets;
  isPoor(query: SearchQuery, hits: SearchHit[]): boolean;
  drawStatus(place: HTMLElement, run: SearchRun, hits: SearchHit[]): void;
  drawNotice(place: HTMLElement, run: SearchRun, retry: () => void): void;
  drawGroups(place: HTMLElement, group: string, choose: (group: string) => void): void;
  drawMore(
    place: HTMLElement,
    run: SearchRun,
    count: number,
    actions: { showMore(limit: number): void; findRest(): void },
  ): void;
}
