/**
 * The shared, bounded ONNX runtime.
 *
 * <p>It knows tensors, not what the models mean.
 */
@NullMarked
package dev.parley.inference;

import org.jspecify.annotations.NullMarked;
