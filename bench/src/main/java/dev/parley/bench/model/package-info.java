/** How calls fare with a language model behind the mind, whether it answers or misbehaves. */
@NullMarked
package dev.parley.bench.model;

import org.jspecify.annotations.NullMarked;
