<?php

declare(strict_types=1);

// Errors are for the log, never for the buyer.
ini_set('display_errors', '0');

require_once __DIR__ . '/../checkout.php';
require_once __DIR__ . '/../pages.php';

switch ($_SERVER['REQUEST_METHOD'] . ' ' . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) {
    case 'GET /':
        show('home');
        break;
    case 'GET /thanks':
        show('thanks');
        break;
    case 'POST /checkout':
        checkout();
        break;
    case 'GET /shop.css':
    case 'GET /icon.svg':
        return false; // PHP's own server sends the file.
    default:
        http_response_code(404);
        show('problem', ['message' => 'We have no page at this address.']);
}
