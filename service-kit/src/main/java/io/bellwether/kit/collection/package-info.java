/// A collection is a record: its components are the fields of the JSON, the columns of the table
/// and the schema in the OpenAPI document. Reading, writing, importing and paging are the same for
/// all.
@NullMarked
package io.bellwether.kit.collection;

import org.jspecify.annotations.NullMarked;
