/** What a call's media costs and how evenly packets come, beside the same job in C. */
@NullMarked
package dev.parley.bench.media;

import org.jspecify.annotations.NullMarked;
