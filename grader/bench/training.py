"""The course's training loop in NumPy, timed: prints its seconds and the final cost as JSON.

Reads {"layersDims", "weights", "biases", "X", "Y", "learningRate", "iterations", "recordEvery"} on stdin, matrices as
flat lists, row by row. Only the loop is timed, never the start of Python.
"""
import json
import sys
import time

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def relu(x):
    return np.maximum(0, x)


def forward_propagation(X, p):
    z1 = np.dot(p["W1"], X) + p["b1"]
    a1 = relu(z1)
    z2 = np.dot(p["W2"], a1) + p["b2"]
    a2 = relu(z2)
    z3 = np.dot(p["W3"], a2) + p["b3"]
    a3 = sigmoid(z3)
    return a3, a2, a1


def backward_propagation(X, Y, a3, a2, a1, p):
    m = X.shape[1]
    dz3 = 1.0 / m * (a3 - Y)
    dW3 = np.dot(dz3, a2.T)
    db3 = np.sum(dz3, axis=1, keepdims=True)
    dz2 = np.multiply(np.dot(p["W3"].T, dz3), np.int64(a2 > 0))
    dW2 = np.dot(dz2, a1.T)
    db2 = np.sum(dz2, axis=1, keepdims=True)
    dz1 = np.multiply(np.dot(p["W2"].T, dz2), np.int64(a1 > 0))
    dW1 = np.dot(dz1, X.T)
    db1 = np.sum(dz1, axis=1, keepdims=True)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


def compute_loss(a3, Y):
    logprobs = np.multiply(-np.log(a3), Y) + np.multiply(-np.log(1 - a3), 1 - Y)
    return 1.0 / Y.shape[1] * np.nansum(logprobs)


def train(start, X, Y, learning_rate, iterations, record_every):
    parameters = dict(start)
    costs = []
    for iteration in range(iterations):
        a3, a2, a1 = forward_propagation(X, parameters)
        if iteration % record_every == 0:
            costs.append(compute_loss(a3, Y))
        gradients = backward_propagation(X, Y, a3, a2, a1, parameters)
        for key in parameters:
            parameters[key] = parameters[key] - learning_rate * gradients[key]
    return parameters


def read_network(job):
    start = {}
    for layer, (weights, biases) in enumerate(zip(job["weights"], job["biases"]), start=1):
        fan_out, fan_in = job["layersDims"][layer], job["layersDims"][layer - 1]
        start[f"W{layer}"] = np.array(weights, dtype=float).reshape(fan_out, fan_in)
        start[f"b{layer}"] = np.array(biases, dtype=float).reshape(fan_out, 1)
    return start


def main():
    job = json.load(sys.stdin)
    start = read_network(job)
    X = np.array(job["X"], dtype=float).reshape(job["layersDims"][0], -1)
    Y = np.array(job["Y"], dtype=float).reshape(1, -1)

    began = time.perf_counter()
    trained = train(start, X, Y, job["learningRate"], job["iterations"], job["recordEvery"])
    seconds = time.perf_counter() - began
    final_cost = compute_loss(forward_propagation(X, trained)[0], Y)
    print(json.dumps({"seconds": seconds, "finalCost": float(final_cost), "version": np.__version__}))


if __name__ == "__main__":
    main()
