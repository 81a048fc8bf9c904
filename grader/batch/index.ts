export { collectSubmissions } from './collectSubmissions';
export { gatherSubmissions, type Inputs } from './gatherSubmissions';
export { mapInOrder } from './mapInOrder';
export { nameSubmissions } from './nameSubmissions';
export { describeShard, parseShard, takeShard, type Shard } from './shard';
