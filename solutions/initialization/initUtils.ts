// What the notebook imports. The code behind it is in grader/lab.
export {
  // NumPy's functions on ml-matrix matrices: np.zeros([r, c]), np.random.randn(r, c), np.multiply(a, b), …
  np,
  Matrix,
  // Two noisy circles: trainX (2, 300), trainY (1, 300), testX (2, 100), testY (1, 100).
  loadDataset,
  // Trains the network from the parameters an initialization returns, and predicts with it.
  model,
  predict,
  // Pictures and the closing table, shown below the cell.
  plotDataset,
  plotCosts,
  plotDecisionBoundary,
  compareModels,
} from 'notebook-grader/dist/lab';

export type { Dataset, Initializer, Model, Parameters } from 'notebook-grader/dist/lab';

// Tries a graded function on the public cases: check(initializeParametersHe).
export { check } from 'notebook-grader/dist/kernel';
