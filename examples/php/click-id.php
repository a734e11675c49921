<?php

declare(strict_types=1);

/** The click ID in what a browser has sent, or null for everything that is none: a lost attribution is no lost sale. */
function clickIdOf(mixed $value): ?string
{
    $uuid = '/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iD';
    return is_string($value) && preg_match($uuid, $value) ? $value : null;
}
