/** How soon and how cheaply each voice speaks, how it sounds, and how well it is understood. */
@NullMarked
package dev.parley.bench.voice;

import org.jspecify.annotations.NullMarked;
