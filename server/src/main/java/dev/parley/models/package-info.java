/**
 * Where model files come from: packages by version and SHA-256, fetched with progress, verified,
 * kept in a directory. What the models mean is not known here.
 */
@NullMarked
package dev.parley.models;

import org.jspecify.annotations.NullMarked;
