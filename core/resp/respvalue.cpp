#include "core/resp/respvalue.h"

namespace resp {

bool operator==(const RespValue &left, const RespValue &right)
{
    return left.type == right.type && left.text == right.text && left.integer == right.integer
        && left.number == right.number && left.format == right.format
        && left.elements == right.elements && left.attributes == right.attributes;
}

} // namespace resp
